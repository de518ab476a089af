package dev.playhead.storage.facts;

import static dev.playhead.storage.Samples.NOON;
import static dev.playhead.storage.Samples.click;
import static dev.playhead.storage.Samples.place;
import static dev.playhead.storage.Samples.subject;
import static dev.playhead.storage.Samples.uuidV7;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactRowsTest {
    @Test
    void writesAClick() {
        String line = line(click(subject(1), 42, 3));

        assertThat(line)
                .startsWith(
                        "{\"website_id\":\"flid_shop000000000001\",\"kind\":\"click\",\"ts\":\"2025-06-15 10:40:00.000\","
                                + "\"received_at\":\"2025-06-15 10:40:01.500\"")
                .contains("\"position_offset\":42,\"position_index\":3,\"ordinal\":0")
                .contains("\"page_path\":\"/cart\"", "\"selector\":\"#buy\"", "\"x\":10.5")
                .endsWith("\"partition\":4}\n");
    }

    @Test
    void hostileValuesStillMakeARow() {
        Fact fact = new Fact(
                subject(1),
                new Position(1, 0),
                2,
                Long.MIN_VALUE,
                "no url at all",
                new FactDetail.Failure("error", "half a pair \ud83d and a line\nbreak", "", "0011"));

        assertThat(line(fact))
                .contains("\"ts\":\"1970-01-01 00:00:00.000\"", "half a pair \ufffd and a line\\nbreak")
                .hasLineCount(1);
        Fact nowhere = new Fact(
                subject(1),
                new Position(1, 0),
                0,
                Long.MAX_VALUE,
                "",
                new FactDetail.Click(
                        -1, Double.NaN, Double.POSITIVE_INFINITY, -5, 3, dev.playhead.recording.detect.Target.UNKNOWN));
        assertThat(line(nowhere))
                .contains("\"ts\":\"2286", "\"x\":0", "\"y\":0", "\"viewport_width\":0", "\"node_id\":-1");
    }

    @Test
    void keepsWholeSurrogatePairs() {
        assertThat(Columns.wellFormed("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
    }

    @Test
    void findsThePath() {
        assertThat(PagePath.of("https://shop.example/a/b?x=1#y")).isEqualTo("/a/b");
        assertThat(PagePath.of("https://shop.example")).isEqualTo("/");
        assertThat(PagePath.of("https://shop.example?next=/a")).isEqualTo("/");
        assertThat(PagePath.of("https://shop.example/#/route")).isEqualTo("/");
        assertThat(PagePath.of("/a?x")).isEqualTo("/a");
        assertThat(PagePath.of("")).isEmpty();
    }

    private static String line(Fact fact) {
        byte[] lines = FactRows.lines(uuidV7(NOON, 1), List.of(new PlacedFact(place(4, 43), fact)));
        return new String(lines, StandardCharsets.UTF_8);
    }
}
