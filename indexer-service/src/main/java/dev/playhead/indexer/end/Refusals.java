package dev.playhead.indexer.end;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.Ownership;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
 * Refuses the recordings that began after their website's month was full, by a record in their own partition, which fences them for
 * whoever reads the log. Publishing noted them; the publish that absorbs the refusal takes the note away. So a refusal is appended again
 * until it is absorbed, whoever owns the partition by then, and a repeated one changes nothing.
 *
 * <p>What such a recording sent before its refusal stays: it was acknowledged.
 */
@ApplicationScoped
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final String REASON = "quota_exceeded";
    private static final int PAGE = 500;

    private static final String DUE = """
            SELECT recording_id, website_id, partition FROM refusals WHERE partition = ANY($1)
            ORDER BY noted_at, recording_id LIMIT $2
            """;

    private final Pool pool;
    private final IndexerConfig config;
    private final PartitionClaims claims;
    private final ControlLog control;
    private final Counter appended;
    /** What Kafka has taken and no publish has absorbed yet, with the owner epoch under which it was appended. Confined to {@link #append}. */
    private final Map<Subject, Long> underWay = new HashMap<>();

    Refusals(Pool pool, IndexerConfig config, PartitionClaims claims, ControlLog control, MeterRegistry metrics) {
        this.pool = pool;
        this.config = config;
        this.claims = claims;
        this.control = control;
        this.appended = Counter.builder("playhead.indexer.refusals")
                .description("Refusals appended for recordings that began after their website's month was full")
                .register(metrics);
    }

    /** Appends what is due in the partitions that this instance owns; blocks for catalog and Kafka. */
    public synchronized void append() {
        Map<Integer, Long> epochs = new HashMap<>();
        for (Ownership ownership : claims.all()) {
            epochs.put(ownership.partition(), ownership.epoch());
        }
        Set<Subject> due = new HashSet<>();
        for (Row row : due(epochs.keySet())) {
            Subject subject = new Subject(
                    new WebsiteId(row.getString("website_id")), new RecordingId(row.getUUID("recording_id")));
            due.add(subject);
            Long epoch = epochs.get(row.getInteger("partition"));
            if (epoch != null && !epoch.equals(underWay.get(subject))) {
                append(subject, row.getInteger("partition"));
                underWay.put(subject, epoch);
            }
        }
        underWay.keySet().retainAll(due);
    }

    private Iterable<Row> due(Set<Integer> partitions) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(partitions.toArray(Integer[]::new), PAGE))
                .await()
                .atMost(config.catalogTimeout());
    }

    private void append(Subject subject, int partition) {
        try (LogKeys keys = LogKeys.of(subject).in(partition)) {
            control.append(new LogEntry.Refused(subject, new LogPlace(partition, -1, 0), REASON))
                    .await()
                    .atMost(config.catalogTimeout());
            appended.increment();
            LOG.infof("recordingId=%s refused: its website's month is full", subject.recordingId());
        }
    }
}
