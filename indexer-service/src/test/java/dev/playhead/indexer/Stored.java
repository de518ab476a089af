package dev.playhead.indexer;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.RecordingSnapshot;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a recording has been stored, read back from catalog, object storage and ClickHouse. */
@ApplicationScoped
class Stored {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final CatalogReads catalog;
    private final ObjectStore objects;
    private final ClickHouse clickHouse;

    Stored(CatalogReads catalog, ObjectStore objects, ClickHouse clickHouse) {
        this.catalog = catalog;
        this.objects = objects;
        this.clickHouse = clickHouse;
    }

    @Nullable
    RecordingSnapshot snapshot(RecordingId id) {
        return catalog.snapshot(id).await().atMost(WITHIN);
    }

    /** All stored events as NDJSON; "" while there is nothing. */
    String events(RecordingId id) {
        RecordingSnapshot snapshot = snapshot(id);
        StringBuilder ndjson = new StringBuilder();
        if (snapshot != null) {
            for (StoredBlock block : snapshot.blocks()) {
                ndjson.append(lines(block));
            }
        }
        return ndjson.toString();
    }

    private String lines(StoredBlock block) {
        byte[] bytes = objects.range(block.objectKey(), block.byteOffset(), block.byteLength())
                .await()
                .atMost(WITHIN);
        return switch (SegmentReader.block(bytes, block.rawBytes())) {
            case FrameRead.Lines lines -> new String(lines.bytes(), StandardCharsets.UTF_8);
            case FrameRead.Damaged damaged -> throw new AssertionError(damaged.reason());
        };
    }

    /** Rows of one kind, and the sum of their `count`. */
    record Facts(long rows, long counted) {}

    Facts facts(RecordingId id, String kind) {
        var row = clickHouse
                .query(
                        "SELECT count() AS n, sum(count) AS c FROM facts WHERE recording_id = {id:UUID} AND kind = {kind:String}",
                        Map.of("id", id.toString(), "kind", kind))
                .await()
                .atMost(WITHIN)
                .getFirst();
        return new Facts(row.get("n").asLong(), row.get("c").asLong());
    }

    long allFacts(RecordingId id) {
        return clickHouse
                .query("SELECT count() AS n FROM facts WHERE recording_id = {id:UUID}", Map.of("id", id.toString()))
                .await()
                .atMost(WITHIN)
                .getFirst()
                .get("n")
                .asLong();
    }

    List<String> selectors(RecordingId id, String kind) {
        return clickHouse
                .query(
                        "SELECT selector FROM facts WHERE recording_id = {id:UUID} AND kind = {kind:String}",
                        Map.of("id", id.toString(), "kind", kind))
                .await()
                .atMost(WITHIN)
                .stream()
                .map(row -> row.get("selector").asText())
                .toList();
    }

    /** `state` of the recording's row in ClickHouse; "" while there is none. */
    String listed(RecordingId id) {
        var rows = clickHouse
                .query("SELECT state FROM recordings FINAL WHERE recording_id = {id:UUID}", Map.of("id", id.toString()))
                .await()
                .atMost(WITHIN);
        return rows.isEmpty() ? "" : rows.getFirst().get("state").asText();
    }
}
