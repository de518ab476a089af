package dev.playhead.recording.event;

import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.golden;
import static dev.playhead.recording.Recordings.line;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedEventTest {
    private static final String ONE = meta(10, "https://shop.example/ü/日本");

    /** Written by rrweb's own packer: src/test/golden/packed.mjs. */
    @Test
    void readsWhatRrwebPacked() {
        byte[] packed = golden("packed-v1.ndjson");
        String array = "[" + String.join(",", text(packed).lines().toList()) + "]";
        List<String> unpacked = text(golden("packed-v1.events.ndjson")).lines().toList();

        assertThat(lines(packed)).isEqualTo(unpacked);
        assertThat(lines(utf8(array))).isEqualTo(unpacked);
        assertThat(lines(utf8("{\"events\":" + array + "}"))).isEqualTo(unpacked);
        assertThat(read(packed)).extracting(RecordedEvent::type).containsExactly(4, 2, 3, 5);
        assertThat(read(packed)).extracting(RecordedEvent::source).containsExactly(-1, -1, 2, -1);
    }

    @Test
    void packedPlainAndTextItemsStandInTheirOrder() {
        String two = click(20, 7, 1, 2);
        String three = "{\"v\":\"v1\",\"type\":3,\"timestamp\":30}";

        assertThat(lines(utf8("[" + ONE + "," + quoted(two) + "," + packed(three) + "," + ONE + "]")))
                .containsExactly(ONE, two, three, ONE);
        assertThat(lines(utf8(quoted(" " + two) + "\n" + ONE + "\r\n" + packed(three))))
                .containsExactly(two, ONE, three);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "17", "[{}]", "{\"type\":3", "{} {}", "日本", "\u0078\u009c", "\u0078\u009ccut"})
    void stringThatHoldsNoEventIsNamed(String content) {
        assertThat(EventReader.read(utf8("[{\"type\":3}, " + quoted(content) + "]")))
                .isEqualTo(new EventsRead.NotEvents("an item is a string that holds no event", 13));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"type\":3}", "{\"v\":\"v2\"}", "{\"v\":1}", "[{\"v\":\"v1\"}]", "{\"v\":\"v1\"}x", "nonsense"
            })
    void unknownPackersEventIsNone(String content) {
        assertThat(EventReader.read(utf8(packed(content))))
                .isEqualTo(new EventsRead.NotEvents("an item is a string that holds no event", 0));
    }

    @Test
    void damagedPackingIsNoEvent() {
        byte[] deflated = deflate("{\"v\":\"v1\",\"type\":3}".getBytes(StandardCharsets.UTF_8));
        byte[] damaged = deflated.clone();
        damaged[deflated.length - 1] ^= 1;

        assertThat(EventReader.read(utf8(quoted(latin1(damaged))))).isInstanceOf(EventsRead.NotEvents.class);
        for (int length = 0; length < deflated.length; length++) {
            assertThat(EventReader.read(utf8(quoted(latin1(Arrays.copyOf(deflated, length))))))
                    .as("%d bytes", length)
                    .isInstanceOf(EventsRead.NotEvents.class);
        }
    }

    @Test
    void bombIsGivenUpAtTheLimitOfTheWholeChunk() {
        String third = packed("{\"v\":\"v1\",\"data\":\"" + "x".repeat(EventReader.MAX_UNPACKED_BYTES / 3) + "\"}");

        assertThat(read(utf8("[" + third + "," + third + "]"))).hasSize(2);
        assertThat(EventReader.read(utf8("[" + third + "," + third + "," + third + "]")))
                .isEqualTo(new EventsRead.NotEvents("packed events beyond the limit", 3 + 2L * utf8(third).length));
    }

    private static List<String> lines(byte[] bytes) {
        return read(bytes).stream().map(event -> line(event).stripTrailing()).toList();
    }

    private static String packed(String json) {
        return quoted(latin1(deflate(utf8(json))));
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] deflated = new byte[bytes.length + 64];
        int length = deflater.deflate(deflated);
        deflater.end();
        return Arrays.copyOf(deflated, length);
    }

    private static String quoted(String content) {
        StringBuilder quoted = new StringBuilder("\"");
        content.chars()
                .forEach(c -> quoted.append(
                        c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString(c)));
        return quoted.append('"').toString();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
