package dev.playhead.benchmarks.query;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is generated. A few websites, one of which has six tenths of everything; ninety days; pages, selectors and visitors that are as
 * unequal as Zipf's words.
 *
 * @param recordings rows of {@code recordings}, without the revisions that were superseded
 * @param facts rows of {@code facts}, ten a recording and very unequal
 * @param end when the last recording began, epoch ms
 */
record World(long recordings, long facts, long end) {
    static final Duration SPAN = Duration.ofDays(90);
    static final List<String> WEBSITES = IntStream.rangeClosed(1, 12)
            .mapToObj("flid_aaaaaaaaaaaaaa%02d"::formatted)
            .toList();

    /** The one with six tenths. */
    String largest() {
        return WEBSITES.getFirst();
    }

    /** The moment so many days before the end, as a request has it. */
    String before(int days) {
        return Long.toString(end - Duration.ofDays(days).toMillis());
    }
}
