package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.query.recordings.DurationCuts.Cut;
import dev.playhead.query.search.FactFilter;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.RecordingFilter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CutsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 1_000 * DAY;
    private static final Spread SPREAD = new Spread(
            START,
            List.of(new Cut(1, 10), new Cut(3, 20), new Cut(10, 30), new Cut(30, 40)),
            List.of(new Cut(1, 900), new Cut(3, 800), new Cut(10, 700), new Cut(30, 600)));
    private static final RecordingFilter CLICKED = fact("click:#buy");
    private static final RecordingFilter NARROW =
            RecordingFilter.NONE.with(Filter.BROWSER, "Safari").with(Filter.MIN_ERRORS, 1L);

    @Test
    void aDayOfTheNewestComesFirstThenAsFarBackAsThatDaySays() {
        Cuts cuts = DayCuts.of(START, query(RecordingFilter.NONE, true, Optional.empty()));

        assertThat(cuts.first()).hasValue(START - DAY);
        assertThat(cuts.second(50, 64)).hasValue(START - 8 * DAY);
        assertThat(cuts.second(10, 64)).hasValue(START - 12 * DAY);
        assertThat(cuts.second(2, 64)).isEmpty();
        assertThat(cuts.second(0, 64)).isEmpty();
    }

    @Test
    void theOldestAreCutTheOtherWay() {
        Cuts cuts = DayCuts.of(START, query(RecordingFilter.NONE, false, Optional.empty()));

        assertThat(cuts.first()).hasValue(START + DAY);
        assertThat(cuts.second(10, 64)).hasValue(START + 12 * DAY);
    }

    @Test
    void aNarrowFilterBeginsWithAWeek() {
        Cuts cuts = DayCuts.of(START, query(NARROW, true, Optional.empty()));

        assertThat(cuts.first()).hasValue(START - 8 * DAY);
        assertThat(cuts.second(40, 64)).hasValue(START - 25 * DAY);
        assertThat(cuts.second(10, 64)).isEmpty();
    }

    @Test
    void theLongestHundredthComesFirstThenAsManyAsItSays() {
        Cuts cuts = DurationCuts.of(SPREAD, query(RecordingFilter.NONE, true, Optional.empty()));

        assertThat(cuts.first()).hasValue(900);
        assertThat(cuts.second(60, 64)).hasValue(800);
        assertThat(cuts.second(13, 64)).hasValue(700);
        assertThat(cuts.second(5, 64)).hasValue(600);
        assertThat(cuts.second(4, 64)).isEmpty();
        assertThat(cuts.second(0, 64)).isEmpty();
    }

    @Test
    void whatACursorHasPassedIsNoCut() {
        assertThat(DurationCuts.of(SPREAD, query(RecordingFilter.NONE, true, after(800, true)))
                        .first())
                .hasValue(700);
        assertThat(DurationCuts.of(SPREAD, query(RecordingFilter.NONE, false, after(15, false)))
                        .first())
                .hasValue(20);
        Cuts none = DurationCuts.of(SPREAD, query(RecordingFilter.NONE, true, after(5, true)));
        assertThat(none.first()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void whatFewHaveIsLookedForFurtherAtOnce() {
        assertThat(first(NARROW)).hasValue(700);
        assertThat(first(CLICKED)).hasValue(800);
        assertThat(first(CLICKED.with(Filter.BROWSER, "Safari"))).hasValue(600);
        assertThat(first(fact("click").with(Filter.BROWSER, "Safari"))).hasValue(800);
    }

    private static OptionalLong first(RecordingFilter filter) {
        return DurationCuts.of(SPREAD, query(filter, true, Optional.empty())).first();
    }

    private static RecordingFilter fact(String text) {
        int colon = text.indexOf(':');
        FactFilter fact = colon < 0
                ? new FactFilter(text, "")
                : new FactFilter(text.substring(0, colon), text.substring(colon + 1));
        return new RecordingFilter(Map.of(), Optional.empty(), List.of(fact), Map.of(), false, false);
    }

    private static Optional<Cursor> after(long value, boolean descending) {
        return Optional.of(new Cursor(SortBy.DURATION_MS, descending, value, new UUID(1, 1)));
    }

    private static RecordingsQuery query(RecordingFilter filter, boolean descending, Optional<Cursor> after) {
        return new RecordingsQuery(filter, SortBy.DURATION_MS, descending, 50, after);
    }
}
