package dev.playhead.storage.facts;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import dev.playhead.storage.clickhouse.Insert;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The recordings list in ClickHouse: a copy of the catalog's rows, for lists and search. */
@ApplicationScoped
public class RecordingsTable {
    private final ClickHouse clickHouse;

    public RecordingsTable(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * Removes recordings' rows for good, but for those that say that they are deleted: such a one keeps hiding an older row that may
     * come late.
     */
    public Uni<Void> erase(List<RecordingId> recordings) {
        return clickHouse.execute(
                "ALTER TABLE recordings DELETE WHERE recording_id IN {ids:Array(UUID)} AND is_deleted = 0 SETTINGS mutations_sync = 2",
                Map.of("ids", recordings.stream().map(RecordingId::toString).toList()));
    }

    /** Idempotent: the highest revision of a recording wins, in whatever order they come. Fails with {@link ClickHouseFailure}. */
    public Uni<Void> upsert(List<RecordingRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String lines = rows.stream().map(row -> row.json() + "\n").collect(Collectors.joining());
        // A token of its own: a repeated upsert does no harm, a dropped one would.
        return clickHouse.insert(new Insert(
                "recordings",
                lines.getBytes(StandardCharsets.UTF_8),
                rows.size(),
                UUID.randomUUID().toString()));
    }
}
