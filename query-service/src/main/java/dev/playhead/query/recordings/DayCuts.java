package dev.playhead.query.recordings;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Cuts of an order by time. Recordings come at all hours, but not evenly: behind the first piece at least a week is looked at, and twice
 * as far as the first says.
 *
 * @param start where the order begins, epoch milliseconds
 * @param descending whether the newest come first
 * @param firstDays length of the first piece
 */
record DayCuts(long start, boolean descending, long firstDays) implements Cuts {
    private static final long LEAST_DAYS = 8;
    private static final long MARGIN = 2;
    /** What would look at most of a usual retention looks at everything at once. */
    private static final long MOST_DAYS = 45;

    /** Few recordings fit a narrow filter: it begins with a week. */
    static DayCuts of(long start, RecordingsQuery query) {
        return new DayCuts(start, query.descending(), query.filter().isNarrow() ? LEAST_DAYS : 1);
    }

    @Override
    public OptionalLong first() {
        return OptionalLong.of(after(firstDays));
    }

    @Override
    public OptionalLong second(int found, int most) {
        if (found == 0) {
            return OptionalLong.empty();
        }
        long days = Math.max(LEAST_DAYS, MARGIN * most * firstDays / found);
        return days > MOST_DAYS ? OptionalLong.empty() : OptionalLong.of(after(days));
    }

    private long after(long days) {
        long millis = Duration.ofDays(days).toMillis();
        return descending ? start - millis : start + millis;
    }
}
