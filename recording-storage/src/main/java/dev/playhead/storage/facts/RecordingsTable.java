package dev.playhead.storage.facts;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import dev.playhead.storage.clickhouse.Insert;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The recordings list in ClickHouse: a copy of the catalog's rows, for lists and search. */
@ApplicationScoped
public class RecordingsTable {
    private final ClickHouse clickHouse;
    private final Months months;

    public RecordingsTable(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
        this.months = new Months(clickHouse, "recordings");
    }

    /**
     * Removes recordings' rows for good, but for those that say that they are deleted: such a one keeps hiding an older row that may
     * come late.
     */
    public Uni<Void> erase(List<RecordingId> recordings) {
        return delete(recordings, " AND is_deleted = 0");
    }

    /** Removes recordings' rows for good, also those that say that they are deleted: where no older row can come any more. */
    public Uni<Void> forget(List<RecordingId> recordings) {
        return delete(recordings, "");
    }

    /** Drops the months that end before a time: much cheaper than {@link #forget}, and everything in them goes. */
    public Uni<Void> dropMonthsBefore(Instant end) {
        return months.dropBefore(end);
    }

    private Uni<Void> delete(List<RecordingId> recordings, String besides) {
        return recordings.isEmpty()
                ? Uni.createFrom().voidItem()
                : clickHouse.execute(
                        "ALTER TABLE recordings DELETE WHERE recording_id IN " + RecordingSet.of(recordings) + besides
                                + " SETTINGS mutations_sync = 2",
                        Map.of());
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
