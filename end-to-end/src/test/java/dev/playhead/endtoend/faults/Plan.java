package dev.playhead.endtoend.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run does.
 *
 * @param recordings a folder, see {@link RecordingFiles}
 * @param largest characters of the largest recording that is taken
 * @param kinds parts of the names of the faults that may happen; none means all
 * @param seed of everything that is random
 * @param length no fault begins later
 * @param tabs that record at once
 * @param pace between two chunks of a tab
 * @param longestOutage of a server; each lasts a random part of it, a second at least
 * @param fewest faults that happen at the same time
 * @param most faults that happen at the same time
 */
record Plan(
        Path recordings,
        long largest,
        List<String> kinds,
        long seed,
        Duration length,
        int tabs,
        Duration pace,
        Duration longestOutage,
        int fewest,
        int most) {
    private static final long ANY_SIZE = Long.MAX_VALUE;
    private static final long SMALL = 3_500_000;

    /** Each kind of fault at least once, three at a time, in a minute or two where the machine is idle. */
    static Plan brief(long seed, Duration length) {
        return new Plan(
                RecordingFiles.own(),
                SMALL,
                List.of(),
                seed,
                length,
                4,
                Duration.ofMillis(150),
                Duration.ofSeconds(3),
                3,
                3);
    }

    static Plan thorough(Path recordings, List<String> kinds, long seed, Duration length) {
        return new Plan(
                recordings, ANY_SIZE, kinds, seed, length, 6, Duration.ofMillis(150), Duration.ofSeconds(20), 1, 3);
    }

    /** @throws IllegalArgumentException if no fault is called so */
    List<Fault> faults() {
        List<Fault> faults = Fault.all().stream()
                .filter(fault -> kinds.isEmpty() || kinds.stream().anyMatch(fault.name()::contains))
                .toList();
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("No fault is called " + kinds);
        }
        return faults;
    }
}
