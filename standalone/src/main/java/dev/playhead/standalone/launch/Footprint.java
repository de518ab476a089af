package dev.playhead.standalone.launch;

import dev.playhead.standalone.supervise.Resources;

/** What a running installation takes up, in bytes. */
record Footprint(long memoryBytes, long diskBytes) {
    /** Of all processes that are written down, and of the whole home. */
    static Footprint of(Home home) {
        long memory = ProcessTable.read(home).stream()
                .mapToLong(entry ->
                        entry.process().map(process -> resident(entry, process)).orElse(0L))
                .sum();
        return new Footprint(memory, Resources.diskBytes(home.folder()));
    }

    /** The supervisor's children are written down themselves. */
    private static long resident(ProcessTable.Entry entry, ProcessHandle process) {
        return entry.name().equals(ProcessTable.SUPERVISOR)
                ? Resources.residentBytes(process)
                : Resources.residentBytesWithChildren(process);
    }
}
