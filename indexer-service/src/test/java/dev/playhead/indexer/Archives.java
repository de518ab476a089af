package dev.playhead.indexer;

import static dev.playhead.indexer.Events.T0;
import static org.awaitility.Awaitility.await;

import dev.playhead.indexer.archive.ArchiveSteps;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.RecordingSnapshot;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Recordings that are to be archived, and what the catalog says about it. */
@ApplicationScoped
class Archives {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Pool catalog;
    private final Stored stored;

    Archives(Pool catalog, Stored stored) {
        this.catalog = catalog;
        this.stored = stored;
    }

    /** Records in several segments; the events. */
    String record(TestLog log, Subject recording, String mark, int segments) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < segments; i++) {
            String chunk = Events.meta("https://shop.example/" + i, T0 + i)
                    + Events.snapshot(T0 + i)
                    + Events.error(mark, T0 + i)
                    + Events.marks(mark, i * 10, i * 10 + 10);
            log.chunk(recording, "w1", i, chunk);
            events.append(chunk);
            await().atMost(WITHIN)
                    .until(() -> stored.events(recording.recordingId()).contentEquals(events));
        }
        return events.toString();
    }

    /** Ends it, and makes that long ago. */
    void endLongAgo(TestLog log, Subject recording) {
        log.control(new LogEntry.Ended(recording, TestLog.nowhere(), Long.MAX_VALUE));
        await().atMost(WITHIN)
                .until(() -> number(
                                "SELECT count(*) FROM recordings WHERE recording_id = $1 AND state = 'ready' AND ended_at IS NOT NULL",
                                Tuple.of(recording.recordingId().value()))
                        == 1);
        update(
                "UPDATE recordings SET ended_at = ended_at - 36000000 WHERE recording_id = $1",
                Tuple.of(recording.recordingId().value()));
    }

    void awaitArchived(RecordingId id) {
        await().atMost(WITHIN).until(() -> isArchived(id));
    }

    /** Whether all that is stored of it lies in one archive. */
    boolean isArchived(RecordingId id) {
        RecordingSnapshot snapshot = stored.snapshot(id);
        return snapshot != null
                && !snapshot.blocks().isEmpty()
                && snapshot.blocks().stream().allMatch(ArchiveSteps::isArchived);
    }

    String key(RecordingId id) {
        return row("SELECT object_key FROM archives WHERE recording_id = $1", Tuple.of(id.value()))
                .getString(0);
    }

    List<String> segmentKeys(RecordingId id) {
        List<String> keys = new ArrayList<>();
        catalog.preparedQuery("SELECT object_key FROM blocks JOIN segments USING (segment_id) WHERE recording_id = $1")
                .execute(Tuple.of(id.value()))
                .await()
                .atMost(WITHIN)
                .forEach(row -> keys.add(row.getString(0)));
        return keys;
    }

    long number(String sql, Tuple arguments) {
        return row(sql, arguments).getLong(0);
    }

    private Row row(String sql, Tuple arguments) {
        return catalog.preparedQuery(sql)
                .execute(arguments)
                .await()
                .atMost(WITHIN)
                .iterator()
                .next();
    }

    int update(String sql, Tuple arguments) {
        return catalog.preparedQuery(sql)
                .execute(arguments)
                .await()
                .atMost(WITHIN)
                .rowCount();
    }
}
