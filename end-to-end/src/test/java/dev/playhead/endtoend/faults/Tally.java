package dev.playhead.endtoend.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run has done, by kind of fault. */
final class Tally {
    private final Map<String, Row> rows = new TreeMap<>();
    private long events;
    private int recordings;
    private int cutShort;

    private record Row(int times, Duration longestHarm, Duration longestRecovery) {
        Row and(Duration harm, Duration recovery) {
            return new Row(times + 1, longer(longestHarm, harm), longer(longestRecovery, recovery));
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    void add(List<Fault> faults, Duration harm, Duration recovery, Verification verification) {
        for (Fault fault : faults) {
            Row row = rows.getOrDefault(fault.name(), new Row(0, Duration.ZERO, Duration.ZERO));
            rows.put(fault.name(), row.and(harm, recovery));
        }
        events = verification.acknowledged();
        recordings = verification.settled();
        cutShort = verification.cutShort();
    }

    /** How many kinds of fault have happened. */
    int kinds() {
        return rows.size();
    }

    long events() {
        return events;
    }

    /** For a person. */
    String table() {
        StringBuilder table =
                new StringBuilder("  %-32s %5s %14s %16s%n".formatted("fault", "times", "longest", "all right after"));
        rows.forEach((name, row) -> table.append("  %-32s %5d %12.1f s %14.1f s%n"
                .formatted(
                        name,
                        row.times(),
                        row.longestHarm().toMillis() / 1000.0,
                        row.longestRecovery().toMillis() / 1000.0)));
        return table.append(
                        "  %,d events acknowledged and replayed, 0 lost, 0 double; %,d recordings ended, facts of %,d equal the quiet run's%n"
                                .formatted(events, recordings, recordings - cutShort))
                .toString();
    }
}
