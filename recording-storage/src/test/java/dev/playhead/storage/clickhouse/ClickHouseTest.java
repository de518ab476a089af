package dev.playhead.storage.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.embedded.EmbeddedClickHouse;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClickHouseTest {
    @Inject
    ClickHouse clickHouse;

    EmbeddedClickHouse server;

    @Test
    void answersRowsWithParametersInTheirPlaces() {
        var rows = clickHouse
                .query(
                        "SELECT {text:String} AS text, {big:UInt64} AS big, number FROM numbers({n:UInt32})",
                        Map.of("text", "it's \"quoted\" ü \\ \n", "big", 9_007_199_254_740_993L, "n", 2))
                .await()
                .indefinitely();

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().get("text").asText()).isEqualTo("it's \"quoted\" ü \\ \n");
        assertThat(rows.getFirst().get("big").longValue()).isEqualTo(9_007_199_254_740_993L);
        assertThat(rows.getLast().get("number").intValue()).isEqualTo(1);
    }

    @Test
    void listsOfHostileTextsArriveAsTheyAre() {
        List<String> texts = List.of("it's", "a\\b", "\\N", "line\nbreak\ttab", "', 1) --", "ü", "");

        var rows = clickHouse
                .query("SELECT arrayJoin({texts:Array(String)}) AS text", Map.of("texts", texts))
                .await()
                .indefinitely();

        assertThat(rows).extracting(row -> row.get("text").asText()).isEqualTo(texts);
        texts.forEach(text -> assertThat(clickHouse
                        .query("SELECT {text:String} AS text", Map.of("text", text))
                        .await()
                        .indefinitely()
                        .getFirst()
                        .get("text")
                        .asText())
                .isEqualTo(text));
    }

    @Test
    void aNoIsRefusedWithItsCode() {
        assertThatThrownBy(() -> clickHouse
                        .query("SELECT * FROM no_such_table", Map.of())
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(ClickHouseFailure.Refused.class, said -> assertThat(said.code())
                        .isEqualTo(60));
    }

    @Test
    void anErrorInTheMiddleOfAnAnswerIsAnError() {
        assertThatThrownBy(() -> clickHouse
                        .query("SELECT throwIf(number = 99999, 'late') FROM numbers(100000)", Map.of())
                        .await()
                        .indefinitely())
                .isInstanceOf(ClickHouseFailure.class);
    }

    @Test
    void silenceIsUnavailable() {
        server.kill();
        try {
            assertThatThrownBy(
                            () -> clickHouse.query("SELECT 1", Map.of()).await().indefinitely())
                    .isInstanceOf(ClickHouseFailure.Unavailable.class);
        } finally {
            server.start();
        }

        assertThat(clickHouse.query("SELECT 1 AS one", Map.of()).await().indefinitely())
                .hasSize(1);
    }
}
