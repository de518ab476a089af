package dev.playhead.recording.event;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.line;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mutation;
import static dev.playhead.recording.Recordings.read;
import static dev.playhead.recording.Recordings.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final String ONE = meta(10, "https://shop.example/ü/日本");
    private static final String TWO = click(20, 7, 1.5, 2);
    private static final String THREE = mutation(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s\n%s\n",
                "%s\n%s\n%s",
                "%s\r\n\r\n%s\n   \n\n%s\r\n\n",
                "[%s,%s,%s]",
                " [ %s ,\n%s , %s ] ",
                "{\"events\":[%s,%s,%s]}",
                "{\"sessionId\":\"x\",\"events\":[%s,%s,%s],\"metadata\":{\"url\":\"y\"}}",
                "\uFEFF%s\n%s\n%s",
                "{\"events\":[%s]}\n{\"events\":[%s,%s]}",
            })
    void readsEveryShape(String shape) {
        List<RecordedEvent> events = read(utf8(shape.formatted(ONE, TWO, THREE)));

        assertThat(events).extracting(event -> line(event)).containsExactly(ONE + "\n", TWO + "\n", THREE + "\n");
        assertThat(events).extracting(RecordedEvent::type).containsExactly(4, 3, 3);
        assertThat(events).extracting(RecordedEvent::source).containsExactly(-1, 2, 0);
        assertThat(events).extracting(RecordedEvent::timestamp).containsExactly(10L, 20L, 30L);
    }

    @Test
    void readsOneObject() {
        List<RecordedEvent> events = read(utf8(snapshot(5)));

        assertThat(events).singleElement().matches(RecordedEvent::isKeyframe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\r\n", "[]", "{\"events\":[]}", "\uFEFF"})
    void nothingIsNoEvents(String text) {
        assertThat(EventReader.read(utf8(text))).isEqualTo(new EventsRead.Events(List.of()));
    }

    @Test
    void writesPrettyPrintedEventsOnOneLine() {
        String pretty = "{\r\n  \"type\": 3,\n  \"data\": {\n    \"source\": 2, \"text\": \"a\\nb\"\n  }\n}";

        RecordedEvent event = read(utf8(pretty)).getFirst();

        assertThat(line(event))
                .isEqualTo("{    \"type\": 3,   \"data\": {     \"source\": 2, \"text\": \"a\\nb\"   } }\n");
        assertThat(line(event)).hasSize(event.lineLength());
    }

    @Test
    void knowsTypeAndTimeWhateverTheOrderOfFields() {
        RecordedEvent event = read(utf8("{\"timestamp\":7,\"data\":{\"a\":[{}],\"source\":5},\"type\":3,\"delay\":1}"))
                .getFirst();

        assertThat(event.type()).isEqualTo(3);
        assertThat(event.source()).isEqualTo(5);
        assertThat(event.timestamp()).isEqualTo(7);
        assertThat(new String(
                        event.bytes(), event.dataStart(), event.dataEnd() - event.dataStart(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":[{}],\"source\":5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"odd\",\"timestamp\":\"soon\",\"data\":\"text with \\\" and é\"}",
                "{\"type\":99999999999,\"timestamp\":-4,\"data\":[1,[2]]}",
                "{\"type\":{\"a\":1},\"timestamp\":{\"b\":[2]},\"data\":null}",
                "{\"type\":-3,\"timestamp\":1e300,\"data\":{\"source\":\"x\"}}",
                "{\"type\":true,\"timestamp\":123456789012345678901234567890,\"data\":{\"source\":[3]}}",
            })
    void toleratesWhatItDoesNotKnow(String json) {
        RecordedEvent event = read(utf8(json + "\n" + ONE)).getFirst();

        assertThat(line(event)).isEqualTo(json + "\n");
        assertThat(event.type()).isEqualTo(RecordedEvent.NO_TYPE);
        assertThat(event.source()).isEqualTo(RecordedEvent.NO_SOURCE);
        assertThat(event.timestamp()).isZero();
    }

    @Test
    void eventWithoutTimestampIsStoredWithItsReceiveTime() {
        byte[] sent = utf8("{ }\n {\"type\":\"snapshot\",\"data\":{}}\n" + ONE + "\n");
        ChunkHead head = new ChunkHead(null, ChunkHead.NO_SEQ, 0, 1_700_000_000_250L, false, Dialect.RRWEB_CLOUD);
        EventsRead read = EventReader.read(new LogEntry.Chunk(SUBJECT, at(1), head, sent));

        assertThat(read).isInstanceOfSatisfying(EventsRead.Events.class, events -> {
            assertThat(events.events())
                    .extracting(event -> line(event))
                    .containsExactly(
                            "{\"receivedAt\":1700000000250 }\n",
                            "{\"receivedAt\":1700000000250,\"type\":\"snapshot\",\"data\":{}}\n",
                            ONE + "\n");
            assertThat(events.events()).allMatch(event -> event.lineLength() == utf8(line(event)).length);
            assertThat(events.events()).extracting(RecordedEvent::timestamp).containsExactly(0L, 0L, 10L);
        });
    }

    @Test
    void takesFractionsOfMilliseconds() {
        assertThat(read(utf8("{\"timestamp\":1700000000123.75}")).getFirst().timestamp())
                .isEqualTo(1_700_000_000_123L);
    }

    @Test
    void findsDataThatIsAString() {
        RecordedEvent event = read(utf8("{\"data\":\"é\\\"\",\"type\":6}")).getFirst();

        assertThat(event.dataStart()).isEqualTo(8);
        assertThat(event.dataEnd()).isEqualTo(8 + "\"é\\\"\"".getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void eventWithTypeIsNoEnvelope() {
        String json = "{\"type\":5,\"events\":[{\"type\":1}]}";

        assertThat(read(utf8(json))).extracting(event -> line(event)).containsExactly(json + "\n");
    }

    @Test
    void namesTheByteOfAnItemThatIsNoObject() {
        assertThat(EventReader.read(utf8("[{\"é\":1},true]")))
                .isEqualTo(new EventsRead.NotEvents("an item is no JSON object", 10));
        assertThat(EventReader.read(utf8("{\"events\":[1]}")))
                .isEqualTo(new EventsRead.NotEvents("an item is no JSON object", 11));
        assertThat(EventReader.read(utf8("{}\n17\n")))
                .isEqualTo(new EventsRead.NotEvents("an item is no JSON object", 3));
        assertThat(EventReader.read(utf8("[[]]"))).isEqualTo(new EventsRead.NotEvents("an item is no JSON object", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":3,\"data\":{\"secret\":tops",
                "{\"type\":3}\n{\"secret\":\"cut of",
                "[{\"type\":3},",
                "hello secret",
                "<html>secret</html>",
                "{\"a\":1}}",
            })
    void malformedTextIsNamedWithoutQuotingIt(String text) {
        EventsRead read = EventReader.read(utf8(text));

        assertThat(read).isInstanceOfSatisfying(EventsRead.NotEvents.class, not -> {
            assertThat(not.reason()).isEqualTo("malformed JSON");
            assertThat(not.atByte()).isBetween(0L, (long) utf8(text).length);
        });
    }

    @Test
    void malformedUtf8IsNoEvents() {
        byte[] bytes = utf8("{\"data\":\"abc\"}");
        bytes[9] = (byte) 0xC3;

        assertThat(EventReader.read(bytes)).isInstanceOf(EventsRead.NotEvents.class);
        assertThat(EventReader.read("{\"type\":3}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(EventsRead.NotEvents.class);
    }

    @Test
    void readsDeepSnapshotsAndLongStrings() {
        int depth = 20_000;
        String deep = "{\"type\":2,\"data\":" + "{\"n\":[".repeat(depth) + "]}".repeat(depth) + ",\"timestamp\":1}";
        String wide = "{\"type\":2,\"data\":{\"css\":\"" + "x".repeat(25_000_000) + "\"},\"timestamp\":2}";

        assertThat(read(utf8(deep + "\n" + wide)))
                .extracting(RecordedEvent::timestamp)
                .containsExactly(1L, 2L);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
