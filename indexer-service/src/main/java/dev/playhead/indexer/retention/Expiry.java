package dev.playhead.indexer.retention;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.Ownership;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.end.ControlLog;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Lets recordings expire whose retention is over, by a record in their own partition: whoever reads the log sees the same, and the
 * publish that absorbs it takes away what the catalog holds. Only the owner of the partition appends; one that is killed leaves either
 * nothing, and the next round finds the recording again, or the record, and a second one changes nothing.
 *
 * <p>What a website's settings say now counts, however long the recording has been there.
 */
@ApplicationScoped
class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private static final String DUE = """
            SELECT d.recording_id, d.website_id, d.partition, d.last_offset, d.due FROM
              (SELECT website_id, coalesce((settings ->> 'retentionDays')::int, $2) * 86400000::bigint AS kept FROM websites) w
              CROSS JOIN LATERAL (
                SELECT r.recording_id, r.website_id, r.partition, r.last_offset, coalesce(r.ended_at, r.last_received_at) + w.kept AS due
                FROM recordings r
                WHERE r.website_id = w.website_id AND r.state IN ('ready', 'stopped') AND NOT r.pinned
                  AND coalesce(r.ended_at, r.last_received_at) <= $1 - w.kept AND r.partition = ANY($3)
                ORDER BY coalesce(r.ended_at, r.last_received_at) LIMIT $4) d
            ORDER BY d.due LIMIT $4
            """;

    private final Pool pool;
    private final IndexerConfig indexer;
    private final RetentionConfig config;
    private final PartitionClaims claims;
    private final ControlLog control;
    private final RetentionMetrics metrics;
    /** What Kafka has taken and no publish has absorbed yet. Confined to {@link #append}. */
    private final Map<Subject, Asked> underWay = new HashMap<>();

    Expiry(
            Pool pool,
            IndexerConfig indexer,
            RetentionConfig config,
            PartitionClaims claims,
            ControlLog control,
            RetentionMetrics metrics) {
        this.pool = pool;
        this.indexer = indexer;
        this.config = config;
        this.claims = claims;
        this.control = control;
        this.metrics = metrics;
    }

    /** Asked again under another claim, or where a later record of the recording has made the first one void. */
    private record Asked(long epoch, long ifLastOffset) {}

    /** One round over the partitions that this instance owns; blocks for catalog and Kafka. */
    synchronized void append() {
        Map<Integer, Long> epochs = new HashMap<>();
        for (Ownership ownership : claims.all()) {
            epochs.put(ownership.partition(), ownership.epoch());
        }
        long now = System.currentTimeMillis();
        long late = 0;
        Set<Subject> due = new HashSet<>();
        for (Row row : due(now, epochs.keySet())) {
            Subject subject = new Subject(
                    new WebsiteId(row.getString("website_id")), new RecordingId(row.getUUID("recording_id")));
            int partition = row.getInteger("partition");
            Asked asked = new Asked(epochs.getOrDefault(partition, 0L), row.getLong("last_offset"));
            due.add(subject);
            late = Math.max(late, now - row.getLong("due"));
            if (!asked.equals(underWay.get(subject))) {
                append(subject, partition, asked.ifLastOffset());
                underWay.put(subject, asked);
            }
        }
        underWay.keySet().retainAll(due);
        metrics.late(late);
    }

    private Iterable<Row> due(long now, Set<Integer> partitions) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now, config.defaultDays(), partitions.toArray(Integer[]::new), config.batch()))
                .await()
                .atMost(indexer.catalogTimeout());
    }

    private void append(Subject subject, int partition, long ifLastOffset) {
        try (LogKeys keys = LogKeys.of(subject).in(partition)) {
            control.append(new LogEntry.Expired(subject, new LogPlace(partition, -1, 0), ifLastOffset))
                    .await()
                    .atMost(indexer.catalogTimeout());
            metrics.expired();
            LOG.infof("recordingId=%s expires: its website's retention is over", subject.recordingId());
        }
    }
}
