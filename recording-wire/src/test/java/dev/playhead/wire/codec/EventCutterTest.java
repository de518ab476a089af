package dev.playhead.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCutterTest {
    private final List<String> cut = new ArrayList<>();

    private EventCutter cutter(int most) {
        return new EventCutter(
                most, (bytes, from, to, _) -> cut.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    }

    private static EventCut take(EventCutter cutter, String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        return cutter.take(bytes, 0, bytes.length);
    }

    @Test
    void anEventPerFrameNeedsNoLineBreak() {
        EventCutter cutter = cutter(100);

        assertThat(take(cutter, "{\"type\":4}")).isEqualTo(new EventCut.Cut(1, 0));
        assertThat(take(cutter, "{\"type\":2")).isEqualTo(new EventCut.Cut(0, 9));
        assertThat(cutter.isBetweenEvents()).isFalse();
        assertThat(take(cutter, "}")).isEqualTo(new EventCut.Cut(1, 0));
        assertThat(cut).containsExactly("{\"type\":4}", "{\"type\":2}");
    }

    @Test
    void anObjectOverManyLinesBecomesOne() {
        take(cutter(100), "{\r\n\"type\":\n3}\n");

        assertThat(cut).containsExactly("{  \"type\": 3}");
    }

    @Test
    void packedEventsAreEventsToo() {
        take(cutter(100), "\"x\\\"}\"\n[\"y\", {\"type\":3}]{\"events\":[\"z\"]}");

        assertThat(cut).containsExactly("\"x\\\"}\"", "\"y\"", "{\"type\":3}", "\"z\"");
    }

    @Test
    void plainEventsAreReadAsTheyAreCutHoweverTheyCome() {
        String event =
                "{\"type\":3,\"data\":{\"texts\":[\"a\\\"\\u00e9é😀\",{}, -1.5e+3,true,null]} , \"timestamp\":17}";
        byte[] stream = (event + event + "\n" + event).getBytes(StandardCharsets.UTF_8);

        for (int pieceBytes = 1; pieceBytes <= stream.length; pieceBytes++) {
            List<String> read = new ArrayList<>();
            EventCutter cutter = new EventCutter(100, (bytes, from, to, isRead) -> {
                assertThat(isRead).isTrue();
                read.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            });
            for (int from = 0; from < stream.length; from += pieceBytes) {
                cutter.take(stream, from, Math.min(pieceBytes, stream.length - from));
            }
            assertThat(read).containsExactly(event, event, event);
        }
    }

    @Test
    void anUnusualEventDoesNotMakeThoseBehindItUnusual() {
        String unusual = "{\"type\":3,\"data\":{\"\\\"\":1}}";
        byte[] stream = (unusual + "{\"type\":3,\"data\":{}}".repeat(50)).getBytes(StandardCharsets.UTF_8);
        for (int piece : new int[] {stream.length, unusual.length() + 5, 30}) {
            List<Boolean> read = new ArrayList<>();
            EventCutter cutter = new EventCutter(100, (_, _, _, isRead) -> read.add(isRead));

            for (int at = 0; at < stream.length; at += piece) {
                cutter.take(stream, at, Math.min(piece, stream.length - at));
            }

            assertThat(read).hasSize(51);
            assertThat(read.subList(1, 51)).as("in pieces of %d", piece).containsOnly(true);
        }
    }

    @Test
    void whatIsNoPlainEventIsLeftToAReader() {
        for (String other : List.of(
                "{\"events\":[{}]}",
                "[{}]",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\t\"}",
                "{\"a\" 1}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}}",
                "{\n}")) {
            EventCutter cutter = new EventCutter(
                    100, (_, _, _, isRead) -> assertThat(isRead).as(other).isFalse());
            take(cutter, other);
        }
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        take(cutter(100), "\ufeff{\"type\":3}");

        assertThat(cut).containsExactly("{\"type\":3}");
    }

    @Test
    void whatCameBeforeNonsenseIsKept() {
        EventCutter cutter = cutter(100);

        assertThat(take(cutter, "{\"type\":3}\nhello {\"type\":4}\n")).isInstanceOf(ChunkDecoding.Malformed.class);
        assertThat(take(cutter, "{\"type\":5}\n")).isInstanceOf(ChunkDecoding.Malformed.class);
        assertThat(cut).containsExactly("{\"type\":3}");
    }

    @Test
    void anEventOverTheLimitIsRefusedInOnePieceAndInMany() {
        String large = "{\"data\":\"" + "x".repeat(40) + "\"}";
        EventCutter whole = cutter(51);
        EventCutter pieces = cutter(50);

        assertThat(take(whole, large + "{\"type\":3}")).isEqualTo(new EventCut.Cut(2, 0));
        assertThat(take(cutter(50), large)).isEqualTo(new ChunkDecoding.TooLarge(50));
        take(pieces, large.substring(0, 30));
        assertThat(take(pieces, large.substring(30))).isEqualTo(new ChunkDecoding.TooLarge(50));
        assertThat(pieces.heldBytes()).isZero();
    }
}
