package dev.playhead.endtoend.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run does.
 *
 * @param recordings a folder, see {@link RecordingFiles}
 * @param seed of everything that is random
 * @param length no fault begins later
 */
record Plan(Path recordings, long seed, Duration length, Load load, Faults faults) {
    /**
     * @param tabs that record at once
     * @param pace between two chunks of a tab
     * @param largest characters of the largest recording that is taken
     */
    record Load(int tabs, Duration pace, long largest) {}

    /**
     * @param kinds parts of the names of those that may happen; none means all
     * @param fewest that happen at the same time
     * @param most that happen at the same time
     * @param longestOutage of a server; each lasts a random part of it, a second at least
     * @param eachOnce the run is over when every kind has happened, however much time is left
     */
    record Faults(List<String> kinds, int fewest, int most, Duration longestOutage, boolean eachOnce) {
        /** @throws IllegalArgumentException if none is called so */
        List<Fault> all() {
            List<Fault> faults = Fault.all().stream()
                    .filter(fault -> kinds.isEmpty() || kinds.stream().anyMatch(fault.name()::contains))
                    .toList();
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("No fault is called " + kinds);
            }
            return faults;
        }
    }

    private static final Duration PACE = Duration.ofMillis(150);
    private static final long SMALL = 3_500_000;

    /** The smaller recordings, and faults three at a time. */
    static Plan brief(long seed, Duration length, boolean eachOnce) {
        return new Plan(
                RecordingFiles.own(),
                seed,
                length,
                new Load(4, PACE, SMALL),
                new Faults(List.of(), 3, 3, Duration.ofSeconds(3), eachOnce));
    }

    static Plan thorough(Path recordings, List<String> kinds, long seed, Duration length) {
        return new Plan(
                recordings,
                seed,
                length,
                new Load(6, PACE, Long.MAX_VALUE),
                new Faults(kinds, 1, 3, Duration.ofSeconds(20), false));
    }
}
