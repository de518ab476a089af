package dev.playhead.storage.facts;

import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import dev.playhead.storage.clickhouse.Insert;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The recordings list in ClickHouse: a copy of the catalog's rows, for lists and search. */
@ApplicationScoped
public class RecordingsTable {
    private final ClickHouse clickHouse;

    public RecordingsTable(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
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
