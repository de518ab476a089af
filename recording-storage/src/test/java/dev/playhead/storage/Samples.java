package dev.playhead.storage;

import dev.playhead.recording.Position;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Target;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Small things that many tests need. */
public final class Samples {
    public static final WebsiteId SHOP = new WebsiteId("flid_shop000000000001");
    public static final WebsiteId BLOG = new WebsiteId("flid_blog000000000001");
    /** 2025-06-15 10:40:00 UTC. */
    public static final long NOON = 1_749_984_000_000L;

    private Samples() {}

    public static List<RecordedEvent> events(String... json) {
        byte[] lines = String.join("\n", json).getBytes(StandardCharsets.UTF_8);
        return ((EventsRead.Events) EventReader.read(lines)).events();
    }

    /** An rrweb mouse move. */
    public static String move(long timestamp) {
        return "{\"type\":3,\"data\":{\"source\":1,\"positions\":[]},\"timestamp\":" + timestamp + "}";
    }

    /** An rrweb full snapshot. */
    public static String snapshot(long timestamp) {
        return "{\"type\":2,\"data\":{\"node\":{\"type\":0,\"childNodes\":[],\"id\":1}},\"timestamp\":" + timestamp
                + "}";
    }

    public static Subject subject(long number) {
        return new Subject(SHOP, new RecordingId(uuidV7(NOON, number)));
    }

    /** The same for the same arguments. */
    public static UUID uuidV7(long epochMs, long number) {
        long random = new SplittableRandom(number).nextLong();
        return new UUID(epochMs << 16 | 0x7000 | random & 0xFFF, 0x8000000000000000L | random >>> 2);
    }

    public static Fact click(Subject subject, long offset, int index) {
        return new Fact(
                subject,
                new Position(offset, index),
                0,
                NOON,
                "https://shop.example/cart?utm_source=a",
                new FactDetail.Click(7, 10.5, 20, 1280, 720, new Target("button", "#buy", "Buy \"now\" ü")));
    }

    public static LogPlace place(int partition, long offset) {
        return new LogPlace(partition, offset, NOON + 1_500);
    }
}
