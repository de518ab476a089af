package dev.playhead.recording;

import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Small builders of rrweb events and log entries. */
public final class Recordings {
    public static final Subject SUBJECT = new Subject(
            new WebsiteId("flid_0123456789abcdef"),
            new RecordingId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")));
    public static final String WINDOW = "7f0c1f0e-8a39-4d3f-9d6e-1c7f3b1c9a01";

    private Recordings() {}

    public static String meta(long time, String href) {
        return "{\"type\":4,\"data\":{\"href\":\"%s\",\"width\":1280,\"height\":720},\"timestamp\":%d}"
                .formatted(href, time);
    }

    public static String snapshot(long time) {
        return "{\"type\":2,\"data\":{\"node\":{\"type\":0,\"childNodes\":[],\"id\":1}},\"timestamp\":%d}"
                .formatted(time);
    }

    public static String click(long time, int node, double x, double y) {
        return "{\"type\":3,\"data\":{\"source\":2,\"type\":2,\"id\":%d,\"x\":%s,\"y\":%s},\"timestamp\":%d}"
                .formatted(node, x, y, time);
    }

    public static String mutation(long time) {
        return ("{\"type\":3,\"data\":{\"source\":0,\"texts\":[{\"id\":5,\"value\":\"é\"}],\"attributes\":[],"
                        + "\"removes\":[],\"adds\":[]},\"timestamp\":%d}")
                .formatted(time);
    }

    public static String mouseMove(long time) {
        return "{\"type\":3,\"data\":{\"source\":1,\"positions\":[{\"x\":1,\"y\":2,\"id\":3,\"timeOffset\":0}]},\"timestamp\":%d}"
                .formatted(time);
    }

    public static String custom(long time, String tag, String payload) {
        return "{\"type\":5,\"data\":{\"tag\":\"%s\",\"payload\":%s},\"timestamp\":%d}".formatted(tag, payload, time);
    }

    public static String error(long time, String message, String stack) {
        return custom(
                time,
                "playhead:error",
                "{\"kind\":\"error\",\"message\":\"%s\",\"stack\":\"%s\",\"source\":\"https://shop.example/app.js\",\"line\":1,\"column\":2}"
                        .formatted(message, stack));
    }

    /** A page whose node 7 is a button in a form, 8 and 9 are its fields. */
    public static String button(long time) {
        return ("{\"type\":2,\"data\":{\"node\":{\"type\":0,\"id\":1,\"childNodes\":[{\"type\":2,\"id\":6,\"tagName\":\"form\","
                        + "\"attributes\":{\"id\":\"order\"},\"childNodes\":[{\"type\":2,\"id\":7,\"tagName\":\"button\",\"attributes\":{},"
                        + "\"childNodes\":[{\"type\":3,\"id\":10,\"textContent\":\"Buy\"}]},{\"type\":2,\"id\":8,\"tagName\":\"input\","
                        + "\"attributes\":{\"name\":\"card\"},\"childNodes\":[]},{\"type\":2,\"id\":9,\"tagName\":\"textarea\","
                        + "\"attributes\":{},\"childNodes\":[{\"type\":3,\"id\":11,\"textContent\":\"typed\"}]}]}]}},\"timestamp\":%d}")
                .formatted(time);
    }

    public static String input(long time, int node, String text) {
        return incremental(time, 5, "\"text\":\"%s\",\"isChecked\":false,\"id\":%d".formatted(text, node));
    }

    /** @param fields the rest of its data, from the second field on */
    public static String incremental(long time, int source, String fields) {
        return "{\"type\":3,\"data\":{\"source\":%d,%s},\"timestamp\":%d}".formatted(source, fields, time);
    }

    public static String plugin(long time, String name, String payload) {
        return "{\"type\":6,\"data\":{\"plugin\":\"%s\",\"payload\":%s},\"timestamp\":%d}"
                .formatted(name, payload, time);
    }

    public static byte[] ndjson(List<String> events) {
        return String.join("\n", events).getBytes(StandardCharsets.UTF_8);
    }

    public static List<RecordedEvent> read(byte[] inflated) {
        return switch (EventReader.read(inflated)) {
            case EventsRead.Events read -> read.events();
            case EventsRead.NotEvents not -> throw new AssertionError(not.toString());
        };
    }

    public static String line(RecordedEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            event.writeLine(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A file of {@code src/test/resources/golden}. */
    public static byte[] golden(String name) {
        try (InputStream in = Recordings.class.getResourceAsStream("/golden/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LogPlace at(long offset) {
        return new LogPlace(3, offset, 1_700_000_000_000L + offset * 1_000);
    }

    public static LogEntry.Chunk chunk(long offset, @Nullable String window, long seq, List<String> events) {
        ChunkHead head = new ChunkHead(window, seq, 1_700_000_000_000L, 1_700_000_000_250L, false, Dialect.NATIVE);
        return new LogEntry.Chunk(SUBJECT, at(offset), head, ndjson(events));
    }
}
