package dev.playhead.indexer.erase;

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
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries out requests to erase a user's, a visitor's or one recording: notes where the log ends, looks for recordings until the catalog
 * has absorbed the log up to there, and appends each one's erasure to its partition. So what was still in the log when the request came is
 * found too, and a recording is only ever looked for among its website's own. Every step may be done again, by any indexer.
 */
@ApplicationScoped
public class ErasureRequests {

    private static final Logger LOG = Logger.getLogger(ErasureRequests.class);
    private static final int REQUESTS = 100;
    private static final int RECORDINGS = 500;

    private static final String UNMARKED =
            "SELECT 1 FROM erasure_requests WHERE found_at IS NULL AND log_ends IS NULL LIMIT 1";

    /** Only those that were there before the ends were asked for. */
    private static final String MARK = """
            UPDATE erasure_requests SET log_ends = ($1::text)::jsonb
            WHERE found_at IS NULL AND log_ends IS NULL AND requested_at <= $2
            """;

    private static final String NOW = "SELECT clock_timestamp()";

    /** `absorbed` is judged by the statement's snapshot, so before anything is looked for. */
    private static final String OPEN = """
            SELECT request_id, website_id, kind,
                   NOT EXISTS (SELECT FROM jsonb_each_text(q.log_ends) e LEFT JOIN partitions p ON p.partition = e.key::int
                               WHERE coalesce(p.next_offset, 0) < e.value::bigint) AS absorbed
            FROM erasure_requests q WHERE found_at IS NULL AND log_ends IS NOT NULL ORDER BY requested_at LIMIT $1
            """;

    /** By the log's clock: a recording belongs to the request if it began before. */
    private static final String FIND = """
            INSERT INTO erasure_request_recordings (request_id, recording_id, partition)
            SELECT q.request_id, r.recording_id, r.partition FROM erasure_requests q JOIN recordings r ON r.website_id = q.website_id
            WHERE q.request_id = $1 AND r.state NOT IN ('erased', 'expired')
              AND %s
              AND r.first_received_at <= extract(epoch FROM q.requested_at) * 1000
              AND NOT EXISTS (SELECT FROM erasure_request_recordings f
                              WHERE f.request_id = q.request_id AND f.recording_id = r.recording_id)
            LIMIT $2 ON CONFLICT DO NOTHING
            """;

    private static final String FOUND = """
            UPDATE erasure_requests SET found_at = now(), subject = NULL WHERE request_id = $1 AND found_at IS NULL
            """;

    private static final String UNASKED = """
            SELECT f.request_id, f.recording_id, f.partition, q.website_id
            FROM erasure_request_recordings f JOIN erasure_requests q USING (request_id)
            WHERE f.asked_at IS NULL AND f.partition = ANY($1) LIMIT $2
            """;

    private static final String ASKED = """
            UPDATE erasure_request_recordings SET asked_at = now() WHERE request_id = $1 AND recording_id = $2
            """;

    private final Pool pool;
    private final LogEnds ends;
    private final PartitionClaims claims;
    private final ControlLog control;
    private final IndexerConfig config;

    ErasureRequests(Pool pool, LogEnds ends, PartitionClaims claims, ControlLog control, IndexerConfig config) {
        this.pool = pool;
        this.ends = ends;
        this.claims = claims;
        this.control = control;
        this.config = config;
    }

    /** One pass; blocks for catalog and Kafka. */
    public void work() {
        mark();
        for (Row row : execute(OPEN, Tuple.of(REQUESTS))) {
            find(row.getUUID("request_id"), row.getString("kind"), row.getBoolean("absorbed"));
        }
        ask();
    }

    private void mark() {
        if (execute(UNMARKED, Tuple.tuple()).size() > 0) {
            var before = execute(NOW, Tuple.tuple()).iterator().next().getOffsetDateTime(0);
            execute(MARK, Tuple.of(ends.asJson(), before));
        }
    }

    private void find(UUID request, String kind, boolean absorbed) {
        String which =
                switch (kind) {
                    case "user" -> "r.user_id = q.subject AND r.user_id <> ''";
                    case "visitor" -> "r.visitor_uid = q.subject AND r.visitor_uid <> ''";
                    case "recording" -> "r.recording_id = q.subject::uuid";
                    default -> throw new IllegalStateException("erasure " + request + " is of unknown kind " + kind);
                };
        int found =
                execute(FIND.formatted(which), Tuple.of(request, RECORDINGS)).rowCount();
        if (found > 0) {
            LOG.infof("erasure=%s found %d recordings", request, found);
        }
        if (absorbed && found < RECORDINGS) {
            execute(FOUND, Tuple.of(request));
            LOG.infof("erasure=%s has found all its recordings", request);
        }
    }

    /** What Kafka has taken will be carried out: the log is what partitions' owners go by. */
    private void ask() {
        Integer[] owned = claims.all().stream().map(Ownership::partition).toArray(Integer[]::new);
        for (Row row : execute(UNASKED, Tuple.of(owned, RECORDINGS))) {
            Subject subject = new Subject(
                    new WebsiteId(row.getString("website_id")), new RecordingId(row.getUUID("recording_id")));
            int partition = row.getInteger("partition");
            try (LogKeys keys = LogKeys.of(subject).in(partition)) {
                control.append(new LogEntry.Erased(subject, new LogPlace(partition, -1, 0)))
                        .await()
                        .atMost(config.catalogTimeout());
                execute(
                        ASKED,
                        Tuple.of(
                                row.getUUID("request_id"), subject.recordingId().value()));
                LOG.infof("recordingId=%s erased by erasure=%s", subject.recordingId(), row.getUUID("request_id"));
            }
        }
    }

    private RowSet<Row> execute(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(config.catalogTimeout());
    }
}
