package dev.playhead.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.facts.RecordingRow;
import dev.playhead.storage.facts.RecordingsTable;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The way of a recording's row from the catalog to ClickHouse. */
@QuarkusTest
class RecordingsListTest {
    private static final String WEBSITE = "flid_list000000000001";

    @Inject
    RecordingsOutbox outbox;

    @Inject
    RecordingsTable table;

    @Inject
    ClickHouse clickHouse;

    @Inject
    CatalogRows rows;

    private final UUID id = UUID.randomUUID();

    @Test
    void arrivesWithItsColumns() {
        rows.recording(id, WEBSITE, 1, 5, "live");

        table.upsert(pending()).await().indefinitely();

        ObjectNode row = listed().getFirst();
        assertThat(row.get("website_id").asText()).isEqualTo(WEBSITE);
        assertThat(row.get("day").asText()).isEqualTo("2025-06-15");
        assertThat(row.get("first_received_at").asText()).isEqualTo("2025-06-15 10:40:00.123");
        assertThat(row.get("started_at").asText()).isEqualTo("2025-06-15 10:39:59.123");
        assertThat(row.get("ended_at").isNull()).isTrue();
        assertThat(row.get("clicks").asInt()).isEqualTo(3);
        assertThat(row.get("entry_url").asText()).isEqualTo("https://shop.example/ü");
        assertThat(row.get("metadata").get("plan").asText()).isEqualTo("gold");
        assertThat(row.get("pages").get(1).asText()).isEqualTo("/b");
    }

    @Test
    void theHighestRevisionWinsWhateverTheOrder() {
        rows.recording(id, WEBSITE, 1, 5, "live");
        List<RecordingRow> older = pending();
        rows.recording(id, WEBSITE, 1, 6, "ready");
        List<RecordingRow> newer = pending();

        table.upsert(newer).await().indefinitely();
        table.upsert(older).await().indefinitely();
        table.upsert(newer).await().indefinitely();

        assertThat(listed()).hasSize(1);
        assertThat(listed().getFirst().get("state").asText()).isEqualTo("ready");
    }

    @Test
    void anErasedRecordingLeavesTheList() {
        rows.recording(id, WEBSITE, 1, 5, "ready");
        table.upsert(pending()).await().indefinitely();
        assertThat(listed()).hasSize(1);
        rows.recording(id, WEBSITE, 1, 6, "erased");

        table.upsert(pending()).await().indefinitely();

        assertThat(listed()).isEmpty();
    }

    @Test
    void aChangeDuringDeliveryStaysInTheOutbox() {
        rows.recording(id, WEBSITE, 1, 5, "live");
        List<RecordingRow> delivered = pending();
        rows.recording(id, WEBSITE, 1, 6, "ready");

        outbox.delivered(delivered).await().indefinitely();
        assertThat(pending()).extracting(RecordingRow::revision).containsExactly(6L);
        outbox.delivered(pending()).await().indefinitely();

        assertThat(pending()).isEmpty();
    }

    private List<RecordingRow> pending() {
        return outbox.pending(1000).await().indefinitely().stream()
                .filter(row -> row.recordingId().equals(id))
                .toList();
    }

    private List<ObjectNode> listed() {
        return clickHouse
                .query("SELECT * FROM recordings FINAL WHERE recording_id = {id:UUID}", Map.of("id", id.toString()))
                .await()
                .indefinitely();
    }
}
