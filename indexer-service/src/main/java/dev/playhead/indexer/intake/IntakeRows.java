package dev.playhead.indexer.intake;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.wire.intake.IntakeReport;
import dev.playhead.wire.intake.IntakeReport.Tally;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reports as rows of {@code intake_tallies}. */
@ApplicationScoped
class IntakeRows {

    /** Totals only grow, so the highest counts, however often and late it comes. In order, so that two never wait in a circle. */
    private static final String RAISE = """
            INSERT INTO intake_tallies (website_id, hour, reason, instance, count, last_at)
            SELECT t.website_id, to_timestamp(t.hour / 1000), t.reason, t.instance, max(t.count), to_timestamp(max(t.last_at) / 1000.0)
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::uuid[], $5::bigint[], $6::bigint[])
              AS t(website_id, hour, reason, instance, count, last_at)
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (website_id, hour, reason, instance) DO UPDATE SET
              count = greatest(intake_tallies.count, excluded.count), last_at = greatest(intake_tallies.last_at, excluded.last_at)
            """;

    private final Pool pool;
    private final IndexerConfig config;

    IntakeRows(Pool pool, IndexerConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Writes reports with one statement, which may be repeated; blocks, and fails as the catalog does. */
    void raise(List<IntakeReport> reports) {
        List<String> websites = new ArrayList<>();
        List<Long> hours = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        List<UUID> instances = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        List<Long> lastAt = new ArrayList<>();
        for (IntakeReport report : reports) {
            for (Tally tally : report.tallies()) {
                websites.add(tally.websiteId().value());
                hours.add(tally.hour());
                reasons.add(tally.reason());
                instances.add(report.instance());
                counts.add(tally.count());
                lastAt.add(tally.lastAt());
            }
        }
        Tuple arguments = Tuple.tuple()
                .addArrayOfString(websites.toArray(String[]::new))
                .addArrayOfLong(hours.toArray(Long[]::new))
                .addArrayOfString(reasons.toArray(String[]::new))
                .addArrayOfUUID(instances.toArray(UUID[]::new))
                .addArrayOfLong(counts.toArray(Long[]::new))
                .addArrayOfLong(lastAt.toArray(Long[]::new));
        pool.preparedQuery(RAISE).execute(arguments).await().atMost(config.catalogTimeout());
    }
}
