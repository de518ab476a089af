package dev.playhead.indexer.publish;

import dev.playhead.indexer.fold.Beginning;
import dev.playhead.indexer.fold.Flush;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The part of the publish transaction that holds the quota: whoever began after the month's last place is noted, and refused in its own
 * partition afterwards. Ranks are those of publishing, and within one publish those of log-append time.
 */
final class OverQuota {

    /**
     * The totals hold this publish's own recordings already. Two publishes that count on the same day wait for each other at that day's
     * row; around midnight UTC one may overlook the other's, which lets so many more pass.
     */
    private static final String NOTE = """
            WITH ranked AS (
              SELECT b.*, row_number() OVER month_so_far AS rank, count(*) OVER (PARTITION BY b.website_id, b.month) AS began,
                (w.settings->>'monthlyQuota')::bigint AS quota
              FROM unnest($1::uuid[], $2::text[], $3::date[], $4::int[]) WITH ORDINALITY
                AS b(recording_id, website_id, month, partition, ordinal)
              JOIN websites w USING (website_id)
              WHERE (w.settings->>'monthlyQuota')::bigint > 0
              WINDOW month_so_far AS (PARTITION BY b.website_id, b.month ORDER BY b.ordinal)),
            totals AS (
              SELECT r.website_id, r.month, sum(u.recordings) AS total
              FROM (SELECT DISTINCT website_id, month FROM ranked) r
              JOIN usage_daily u ON u.website_id = r.website_id AND u.day >= r.month AND u.day < r.month + interval '1 month'
              GROUP BY r.website_id, r.month)
            INSERT INTO refusals (recording_id, website_id, partition)
            SELECT recording_id, website_id, partition FROM ranked JOIN totals USING (website_id, month)
            WHERE total - began + rank > quota
            ON CONFLICT (recording_id) DO NOTHING
            """;

    private OverQuota() {}

    /** @param taken the partitions whose checkpoint this transaction has moved */
    static Uni<Void> note(SqlConnection connection, Flush flush, List<Integer> taken) {
        List<Beginning> began = flush.steps().stream()
                .filter(step -> taken.contains(step.partition()))
                .flatMap(step -> step.beginnings().stream())
                .sorted(Comparator.comparingLong((Beginning one) -> one.place().appendedAt()))
                .toList();
        if (began.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(
                        began.stream()
                                .map(one -> one.subject().recordingId().value())
                                .toArray(UUID[]::new),
                        began.stream()
                                .map(one -> one.subject().websiteId().value())
                                .toArray(String[]::new),
                        began.stream().map(OverQuota::month).toArray(LocalDate[]::new),
                        began.stream().map(one -> one.place().partition()).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    private static LocalDate month(Beginning one) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(one.place().appendedAt()), ZoneOffset.UTC)
                .withDayOfMonth(1);
    }
}
