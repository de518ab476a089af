package dev.playhead.query.recordings;

import dev.playhead.query.search.RecordingFilter;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts of an order by duration, by how many hundredths of all recordings stand before each.
 *
 * @param cuts in the order; none is where a cursor has passed them all
 */
record DurationCuts(List<Cut> cuts) implements Cuts {
    /** Twice as many are looked at as it seems to take. */
    private static final long MARGIN = 2;
    /** Where a filter is narrow, a hundredth is no use. */
    private static final int NARROW = 10;
    /** Facts are found anew for each piece, which costs more than some hundredths of the recordings. */
    private static final int FACTS = 3;

    private static final int NARROW_FACTS = 30;

    /** @param value ms */
    record Cut(int hundredths, long value) {}

    static DurationCuts of(Spread spread, RecordingsQuery query) {
        int least = least(query.filter());
        return new DurationCuts((query.descending() ? spread.longest() : spread.shortest())
                .stream()
                        .filter(cut -> cut.hundredths() >= least && isAhead(query, cut.value()))
                        .toList());
    }

    private static int least(RecordingFilter filter) {
        if (filter.facts().isEmpty()) {
            return filter.isNarrow() ? NARROW : 1;
        }
        return filter.isNarrow() ? NARROW_FACTS : FACTS;
    }

    private static boolean isAhead(RecordingsQuery query, long value) {
        return query.after()
                .map(cursor -> query.descending() ? value < cursor.value() : value > cursor.value())
                .orElse(true);
    }

    @Override
    public OptionalLong first() {
        return cuts.stream().mapToLong(Cut::value).findFirst();
    }

    @Override
    public OptionalLong second(int found, int most) {
        int first = cuts.getFirst().hundredths();
        return cuts.stream()
                .skip(1)
                .filter(cut -> (long) found * cut.hundredths() >= MARGIN * most * first)
                .mapToLong(Cut::value)
                .findFirst();
    }
}
