package dev.playhead.standalone.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.standalone.supervise.ProcessEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes of an installation on disk, so that they are found again when the supervisor was killed. A process is
 * known by its number and its start time: numbers are used again.
 */
public final class ProcessTable {
    /** Of the supervisor itself. */
    public static final String SUPERVISOR = "playhead";

    /** Start times are read from clock ticks and a boot time that moves with the clock. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private ProcessTable() {}

    /**
     * One process.
     *
     * @param startedAt epoch milliseconds, 0 where the system doesn't say
     */
    public record Entry(String name, long pid, long startedAt) {
        static Entry of(String name, ProcessHandle process) {
            long startedAt =
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
            return new Entry(name, process.pid(), startedAt);
        }

        /** The process if it still runs, and is the one that was written down. */
        public Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
        }

        private boolean isTheSame(ProcessHandle process) {
            Optional<Instant> started = process.info().startInstant();
            return started.isPresent()
                    && startedAt > 0
                    && Duration.between(Instant.ofEpochMilli(startedAt), started.get())
                                    .abs()
                                    .compareTo(CLOCK_SLACK)
                            <= 0;
        }
    }

    static void write(Home home, List<Entry> entries) {
        ArrayNode rows = PrivateFile.JSON.createArrayNode();
        for (Entry entry : entries) {
            ObjectNode row = rows.addObject();
            row.put("name", entry.name()).put("pid", entry.pid()).put("startedAt", entry.startedAt());
        }
        PrivateFile.writeJson(home.processesFile(), rows);
    }

    public static List<Entry> read(Home home) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode row : PrivateFile.readJson(home.processesFile()).orElseGet(PrivateFile.JSON::createArrayNode)) {
            entries.add(new Entry(
                    row.path("name").asText(),
                    row.path("pid").asLong(),
                    row.path("startedAt").asLong()));
        }
        return entries;
    }

    /** The supervisor of this home, if one runs. */
    public static Optional<ProcessHandle> supervisor(Home home) {
        return read(home).stream()
                .filter(entry -> entry.name().equals(SUPERVISOR))
                .findFirst()
                .flatMap(Entry::process);
    }

    /** Ends what a killed supervisor left behind, services before the servers they use. Returns the names of those ended. */
    public static List<String> endLeftovers(Home home, Duration patience) {
        List<String> ended = new ArrayList<>();
        for (Entry entry : read(home).reversed()) {
            entry.process()
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .ifPresent(process -> {
                        ProcessEnd.end(process, patience);
                        ended.add(entry.name());
                    });
        }
        PrivateFile.delete(home.processesFile());
        return ended;
    }
}
