package dev.playhead.storage.facts;

import static dev.playhead.storage.Samples.NOON;
import static dev.playhead.storage.Samples.click;
import static dev.playhead.storage.Samples.place;
import static dev.playhead.storage.Samples.subject;
import static dev.playhead.storage.Samples.uuidV7;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.recording.Position;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Target;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import dev.playhead.storage.clickhouse.Insert;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FactsStoreTest {
    private static final int PARTITION = 3;

    @Inject
    FactsStore store;

    @Inject
    ClickHouse clickHouse;

    private final UUID segment = uuidV7(NOON, UUID.randomUUID().getMostSignificantBits());

    @Test
    void loadsEachSectionOnceHoweverOftenItIsAsked() {
        byte[] lines = clicks(1000);

        load(lines, 1000);
        load(lines, 1000);

        assertThat(loaded()).isEqualTo(1000);
    }

    @Test
    void theServerDropsARepeatedInsertByItself() {
        byte[] lines = clicks(10);
        Insert insert = new Insert("facts", lines, 10, segment + ":" + PARTITION);

        clickHouse.insert(insert).await().indefinitely();
        clickHouse.insert(insert).await().indefinitely();

        assertThat(loaded()).isEqualTo(10);
    }

    @Test
    void replacesAPartialLoad() {
        byte[] lines = clicks(10);
        byte[] half = new String(lines, StandardCharsets.UTF_8)
                .lines()
                .limit(5)
                .reduce("", (text, line) -> text + line + "\n")
                .getBytes(StandardCharsets.UTF_8);
        clickHouse
                .insert(new Insert("facts", half, 5, segment + ":" + PARTITION))
                .await()
                .indefinitely();

        load(lines, 10);

        assertThat(loaded()).isEqualTo(10);
    }

    @Test
    void loadsAgainAfterARowsWereDeleted() {
        byte[] lines = clicks(10);
        load(lines, 10);
        clickHouse
                .execute(
                        "ALTER TABLE facts DELETE WHERE segment_id = {segment:UUID} SETTINGS mutations_sync = 2",
                        Map.of("segment", segment.toString()))
                .await()
                .indefinitely();
        assertThat(loaded()).isZero();

        load(lines, 10);

        assertThat(loaded()).isEqualTo(10);
    }

    @Test
    void loadsAgainWhatAFullDiskHasCutShortThoughTheServerTookItForWhole() throws IOException {
        byte[] lines = clicks(1000);
        clickHouse.execute("SYSTEM STOP MERGES facts", Map.of()).await().indefinitely();
        try {
            load(lines, 1000);
            cutTheOnlyPartOf(segment);
            assertThatThrownBy(this::loaded).isInstanceOf(ClickHouseFailure.Refused.class);

            load(lines, 1000);

            assertThat(loaded()).isEqualTo(1000);
            assertThat(clickHouse
                            .query("SELECT sum(x) AS x FROM facts", Map.of())
                            .await()
                            .indefinitely())
                    .as("what else is there can be read again")
                    .hasSize(1);
        } finally {
            clickHouse.execute("SYSTEM START MERGES facts", Map.of()).await().indefinitely();
        }
    }

    @Test
    void takesNothingWhileTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        byte[] lines = clicks(10);
        clickHouse
                .execute(
                        "ALTER TABLE facts MODIFY SETTING min_free_disk_bytes_to_perform_insert = " + Long.MAX_VALUE,
                        Map.of())
                .await()
                .indefinitely();
        try {
            assertThatThrownBy(() -> load(lines, 10)).isInstanceOf(ClickHouseFailure.Unavailable.class);
            assertThat(loaded()).isZero();
        } finally {
            clickHouse
                    .execute("ALTER TABLE facts RESET SETTING min_free_disk_bytes_to_perform_insert", Map.of())
                    .await()
                    .indefinitely();
        }

        load(lines, 10);

        assertThat(loaded()).isEqualTo(10);
    }

    /** What is left of a part's rows when a write in the middle of it fails. */
    private void cutTheOnlyPartOf(UUID segment) throws IOException {
        List<ObjectNode> parts = clickHouse
                .query(
                        "SELECT path FROM system.parts WHERE active AND table = 'facts' AND name IN"
                                + " (SELECT DISTINCT _part FROM facts WHERE segment_id = {segment:UUID})",
                        Map.of("segment", segment.toString()))
                .await()
                .indefinitely();
        assertThat(parts).hasSize(1);
        Path rows = Path.of(parts.getFirst().get("path").asText(), "data.bin");
        try (FileChannel file = FileChannel.open(rows, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
    }

    @Test
    void everyKindComesBackWithItsColumns() {
        var target = new Target("button", "#buy", "Buy");
        List<PlacedFact> facts = List.of(
                placed(0, new FactDetail.Click(7, 10.5, 20, 1280, 720, target)),
                placed(1, new FactDetail.RageClick(7, 10.5, 20, 1280, 720, 5, 800, 2, target)),
                placed(2, new FactDetail.Failure("error", "x is not a function", "at a.js:1", "00ff")),
                placed(3, new FactDetail.PageView("https://shop.example/b", "https://shop.example/a", 1234)),
                placed(4, new FactDetail.DeadClick(7, 10.5, 20, 1280, 720, target)),
                placed(5, new FactDetail.Console("error", "no \"cart\"")),
                placed(6, new FactDetail.NetworkError("POST", "https://shop.example/api?id=", 502, 12.5, 0)),
                placed(6, new FactDetail.NetworkError("GET", "https://shop.example/b", 0, 0, 1)),
                placed(7, new FactDetail.Track("paid", Map.of("plan", "pro", "it's", "a \\ b"))),
                placed(8, new FactDetail.Input(9, 12, 900, new Target("input", "#name", ""))),
                placed(9, new FactDetail.QuickBack("https://shop.example/b", "https://shop.example/a", 800)),
                placed(10, new FactDetail.WebVital("CLS", 0.125, "good")),
                placed(11, new FactDetail.Identify("u1", Map.of("role", "buyer"))),
                placed(12, new FactDetail.Custom("note", Map.of())),
                placed(13, new FactDetail.Scroll(0.5, 1500)));

        load(FactRows.lines(segment, facts), 15);

        List<ObjectNode> rows = clickHouse
                .query(
                        "SELECT * FROM facts WHERE segment_id = {segment:UUID} ORDER BY position_index, ordinal",
                        Map.of("segment", segment.toString()))
                .await()
                .indefinitely();
        assertThat(rows)
                .extracting(row -> row.get("kind").asText())
                .containsExactly(
                        "click",
                        "rage_click",
                        "error",
                        "page_view",
                        "dead_click",
                        "console",
                        "network_error",
                        "network_error",
                        "track",
                        "input",
                        "quick_back",
                        "web_vital",
                        "identify",
                        "custom",
                        "scroll");
        assertThat(rows.get(0).get("ts").asText()).isEqualTo("2025-06-15 10:40:00.000");
        assertThat(rows.get(0).get("x").asDouble()).isEqualTo(10.5);
        assertThat(rows.get(1).get("count").asInt()).isEqualTo(5);
        assertThat(rows.get(1).get("effects").asInt()).isEqualTo(2);
        assertThat(rows.get(2).get("fingerprint").asText()).isEqualTo("00ff");
        assertThat(rows.get(3).get("previous_url").asText()).isEqualTo("https://shop.example/a");
        assertThat(rows.get(3).get("page_path").asText()).isEqualTo("/b");
        assertThat(rows.get(4).get("selector").asText()).isEqualTo("#buy");
        assertThat(rows.get(5).get("level").asText()).isEqualTo("error");
        assertThat(rows.get(5).get("message").asText()).isEqualTo("no \"cart\"");
        assertThat(rows.get(6).get("method").asText()).isEqualTo("POST");
        assertThat(rows.get(6).get("name").asText()).isEqualTo("https://shop.example/api?id=");
        assertThat(rows.get(6).get("status").asInt()).isEqualTo(502);
        assertThat(rows.get(6).get("duration_ms").asDouble()).isEqualTo(12.5);
        assertThat(rows.get(8).get("name").asText()).isEqualTo("paid");
        assertThat(rows.get(8).get("properties").get("plan").asText()).isEqualTo("pro");
        assertThat(rows.get(8).get("properties").get("it's").asText()).isEqualTo("a \\ b");
        assertThat(rows.get(9).get("count").asInt()).isEqualTo(12);
        assertThat(rows.get(9).get("span_ms").asInt()).isEqualTo(900);
        assertThat(rows.get(10).get("time_on_previous_ms").asInt()).isEqualTo(800);
        assertThat(rows.get(11).get("value").asDouble()).isEqualTo(0.125);
        assertThat(rows.get(11).get("level").asText()).isEqualTo("good");
        assertThat(rows.get(12).get("name").asText()).isEqualTo("u1");
        assertThat(rows.get(13).get("properties")).isEmpty();
    }

    private PlacedFact placed(int index, FactDetail detail) {
        return new PlacedFact(
                place(PARTITION, 50),
                new Fact(
                        subject(1),
                        new Position(50, index),
                        detail.ordinal(),
                        NOON,
                        "https://shop.example/b?utm_source=x",
                        detail));
    }

    private byte[] clicks(int count) {
        List<PlacedFact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(new PlacedFact(place(PARTITION, i), click(subject(1), i, 0)));
        }
        return FactRows.lines(segment, facts);
    }

    private void load(byte[] lines, int count) {
        store.load(segment, List.of(PARTITION), lines, count).await().indefinitely();
    }

    private long loaded() {
        return store.countLoaded(segment, List.of(PARTITION)).await().indefinitely();
    }
}
