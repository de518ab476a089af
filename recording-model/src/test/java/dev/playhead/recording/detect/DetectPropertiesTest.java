package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.error;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.mutation;
import static dev.playhead.recording.Recordings.read;
import static dev.playhead.recording.Recordings.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import dev.playhead.recording.Recordings;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Invariants 1 and 3 of architecture.md, on random recordings. */
class DetectPropertiesTest {
    private static final long T = 1_700_000_000_000L;

    /** What a way through the log gave: each fact with the number of its event in the recording. */
    private record Outcome(List<String> stored, List<String> facts, List<Object> rollup) {}

    @Property(tries = 200)
    void anySplitRedeliveryAndRestartGivesTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int events) {
        Random random = new Random(seed);
        List<String> recording = recording(random, events);
        Outcome whole = run(List.of(recording), random, false);

        List<List<String>> split = split(recording, random);
        List<List<String>> single = recording.stream().map(List::of).toList();

        assertThat(whole.stored).isEqualTo(recording);
        assertThat(run(split, random, false)).isEqualTo(whole);
        assertThat(run(split, random, true)).isEqualTo(whole);
        assertThat(run(single, random, true)).isEqualTo(whole);
    }

    /** @param rough whether chunks come again, late and with restarts from stored state between them */
    private static Outcome run(List<List<String>> chunks, Random random, boolean rough) {
        Accept accept = new Accept();
        Detect detect = new Detect(Thresholds.defaults());
        List<String> stored = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        Map<Position, Integer> numbers = new HashMap<>();
        long offset = 0;
        for (int seq = 0; seq < chunks.size(); seq++) {
            int deliveries = rough ? 1 + random.nextInt(3) : 1;
            for (int i = 0; i < deliveries; i++) {
                int sent = i == 0 ? seq : random.nextInt(seq + 1);
                LogEntry.Chunk chunk = chunk(offset++, Recordings.WINDOW, sent, chunks.get(sent));
                List<RecordedEvent> read = read(chunk.events());
                if (accept.offer(chunk, read) instanceof Verdict.Accepted accepted) {
                    for (int at = accepted.firstIndex(); at < read.size(); at++) {
                        numbers.put(new Position(chunk.place().offset(), at), stored.size());
                        stored.add(Recordings.line(read.get(at)).strip());
                    }
                    facts.addAll(detect.chunk(chunk, read, accepted.firstIndex()));
                }
                if (rough) {
                    accept = Accept.restore(accept.state());
                    detect = Detect.restore(Thresholds.defaults(), detect.state());
                    rebuildDom(detect, stored);
                }
            }
        }
        facts.addAll(detect.close(Recordings.at(offset)));
        assertThat(facts)
                .extracting(fact -> fact.position() + "#" + fact.ordinal())
                .doesNotHaveDuplicates();
        Rollup rollup = detect.rollup();
        return new Outcome(
                stored,
                facts.stream()
                        .map(fact -> numbers.get(fact.position()) + "#" + fact.ordinal() + " " + fact.timestamp() + " "
                                + fact.pageUrl() + " " + fact.detail())
                        .toList(),
                List.of(
                        rollup.span(),
                        rollup.volume().eventCount(),
                        rollup.volume().rawBytes(),
                        rollup.counts(),
                        rollup.pages(),
                        rollup.visitor(),
                        rollup.client(),
                        rollup.metadata(),
                        rollup.timeline()));
    }

    private static void rebuildDom(Detect detect, List<String> stored) {
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

    private static List<String> recording(Random random, int events) {
        List<String> recording = new ArrayList<>();
        long time = T;
        for (int i = 0; i < events; i++) {
            time += random.nextInt(5) == 0 ? random.nextInt(8_000) : random.nextInt(400);
            int node = 5 + random.nextInt(2);
            recording.add(
                    switch (random.nextInt(10)) {
                        case 0 -> meta(time, "https://shop.example/" + random.nextInt(3) + "?q=" + random.nextInt(2));
                        case 1 -> random.nextBoolean() ? snapshot(time) : page(time, i);
                        case 2 -> random.nextBoolean() ? mutation(time) : change(time, i);
                        case 3 -> mouseMove(time);
                        case 4 -> error(time, "no " + random.nextInt(), "at f (https://shop.example/a.js:1:2)");
                        case 5 -> custom(time, "recording-meta", "{\"k" + random.nextInt(3) + "\":\"v\"}");
                        case 6 -> "{\"type\":" + random.nextInt(12) + ",\"timestamp\":" + random.nextLong() + "}";
                        default -> click(time, node, random.nextInt(40), 3);
                    });
        }
        return recording;
    }

    private static List<List<String>> split(List<String> recording, Random random) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < recording.size(); ) {
            int to = Math.min(recording.size(), from + 1 + random.nextInt(9));
            chunks.add(recording.subList(from, to));
            from = to;
        }
        return chunks;
    }
}
