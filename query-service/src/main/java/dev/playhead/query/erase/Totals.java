package dev.playhead.query.erase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the recordings of one request.
 *
 * @param indexed of them, those whose erasure the catalog has
 * @param factsGone of them, those whose facts are gone
 * @param erased of them, those of which nothing is left outside the log
 * @param kafkaUntil epoch ms; null where none is indexed
 */
record Totals(
        long recordings,
        long indexed,
        long factsGone,
        long erased,
        @Nullable Long kafkaUntil) {
    static final Totals NONE = new Totals(0, 0, 0, 0, null);

    /** @param row recordings, erasures, facts gone, segments gone, latest kafka_until */
    static Totals of(Object[] row) {
        return new Totals(
                (Long) row[1],
                (Long) row[2],
                (Long) row[3],
                (Long) row[4],
                row[5] instanceof Instant until ? until.toEpochMilli() : null);
    }

    List<String> remains(boolean finding, long now) {
        List<String> remains = new ArrayList<>();
        if (finding || indexed < recordings) {
            remains.add("lists");
        }
        if (finding || factsGone < recordings) {
            remains.add("facts");
        }
        if (finding || erased < recordings) {
            remains.add("segments");
        }
        if (finding || indexed < recordings || (kafkaUntil != null && now < kafkaUntil)) {
            remains.add("log");
        }
        return remains;
    }
}
