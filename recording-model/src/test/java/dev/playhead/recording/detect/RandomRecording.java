package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.button;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.error;
import static dev.playhead.recording.Recordings.incremental;
import static dev.playhead.recording.Recordings.input;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.mutation;
import static dev.playhead.recording.Recordings.plugin;
import static dev.playhead.recording.Recordings.read;
import static dev.playhead.recording.Recordings.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Recordings;
import dev.playhead.recording.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings of everything that Detect looks at, and of much that it doesn't. */
final class RandomRecording {
    private static final long T = 1_700_000_000_000L;
    private static final String REQUESTS =
            "{\"requests\":[{\"name\":\"/a\",\"method\":\"GET\"},{\"name\":\"/b\",\"status\":500},{\"name\":\"/c\",\"status\":200}]}";

    private RandomRecording() {}

    /** Node 5 has a text and a class that change. */
    private static String page(long time, int version) {
        return ("{\"type\":2,\"data\":{\"node\":{\"type\":0,\"id\":1,\"childNodes\":[{\"type\":2,\"tagName\":\"button\","
                        + "\"attributes\":{\"class\":\"v%d\"},\"id\":5,\"childNodes\":[{\"type\":3,\"textContent\":\"t%d\","
                        + "\"id\":4}]}]}},\"timestamp\":%d}")
                .formatted(version, version, time);
    }

    private static String change(long time, int version) {
        return ("{\"type\":3,\"data\":{\"source\":0,\"texts\":[{\"id\":4,\"value\":\"c%d\"}],\"attributes\":"
                        + "[{\"id\":5,\"attributes\":{\"class\":\"c%d\"}}],\"removes\":[],\"adds\":[{\"parentId\":1,"
                        + "\"nextId\":null,\"node\":{\"type\":2,\"tagName\":\"a\",\"attributes\":{},\"id\":6}}]},\"timestamp\":%d}")
                .formatted(version, version, time);
    }

    static List<String> of(Random random, int events) {
        List<String> recording = new ArrayList<>();
        long time = T;
        for (int i = 0; i < events; i++) {
            time += 1 + (random.nextInt(5) == 0 ? random.nextInt(8_000) : random.nextInt(400));
            String event = random.nextBoolean() ? common(random, time, i) : rare(random, time, i);
            recording.add(event);
            if (random.nextInt(10) == 0) {
                recording.add(event);
            }
        }
        return recording;
    }

    private static String common(Random random, long time, int i) {
        return switch (random.nextInt(9)) {
            case 0 -> random.nextBoolean() ? mutation(time) : change(time, i);
            case 1, 2 -> mouseMove(time);
            case 3 -> input(time, 8 + random.nextInt(2), "t" + i);
            case 4 -> incremental(time, 3 + random.nextInt(14), "\"id\":1,\"x\":0,\"y\":" + i);
            default -> click(time, 5 + random.nextInt(4), random.nextInt(40), 3);
        };
    }

    private static String rare(Random random, long time, int i) {
        int pick = random.nextInt(3);
        return switch (random.nextInt(11)) {
            case 0 -> meta(time, "https://shop.example/" + pick + "?q=" + random.nextInt(2));
            case 1 -> List.of(snapshot(time), page(time, i), button(time)).get(pick);
            case 2 -> custom(time, "playhead:url", "{\"href\":\"/" + pick + "\"}");
            case 3 -> error(time, "no " + random.nextInt(), "at f (https://shop.example/a.js:1:2)");
            case 4 -> custom(time, "recording-meta", "{\"k" + pick + "\":\"v\",\"includePii\":" + (pick > 0) + "}");
            case 5 -> "{\"type\":" + random.nextInt(12) + ",\"timestamp\":" + random.nextLong() + ",\"n\":" + i + "}";
            case 6 -> plugin(time, "rrweb/console@1", "{\"level\":\"error\",\"payload\":[\"" + i + "\"]}");
            case 7 -> plugin(time, "rrweb/network@1", REQUESTS);
            case 8 -> custom(time, "playhead:track", "{\"name\":\"n\",\"properties\":{\"i\":" + i + "}}");
            case 9 -> custom(time, "playhead:vital", "{\"name\":\"LCP\",\"value\":" + i + "}");
            default -> custom(time, pick == 0 ? "playhead:identify" : "note", "{\"userId\":\"u" + i + "\"}");
        };
    }

    /** Into chunks of up to nine events. */
    static List<List<String>> split(List<String> recording, Random random) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < recording.size(); ) {
            int to = Math.min(recording.size(), from + 1 + random.nextInt(9));
            chunks.add(recording.subList(from, to));
            from = to;
        }
        return chunks;
    }

    /** What an indexer does that reads the recording back from its blocks. */
    static void rebuildDom(Detect detect, List<String> stored) {
        List<RecordedEvent> events = read(Recordings.ndjson(stored));
        int keyframe = events.size() - 1;
        while (keyframe >= 0 && !events.get(keyframe).isKeyframe()) {
            keyframe--;
        }
        assertThat(detect.needsDom()).isEqualTo(keyframe >= 0);
        if (keyframe >= 0) {
            detect.rebuildDom(events.subList(keyframe, events.size()));
        }
        assertThat(detect.needsDom()).isFalse();
    }
}
