package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.button;
import static dev.playhead.recording.Recordings.chunk;
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

import dev.playhead.recording.Position;
import dev.playhead.recording.Recordings;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.ChunkHead;
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
    private static final String REQUESTS =
            "{\"requests\":[{\"name\":\"/a\",\"method\":\"GET\"},{\"name\":\"/b\",\"status\":500},{\"name\":\"/c\",\"status\":200}]}";

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

    /** A dialect without windows and seq, which sends requests again: whole, with new events behind, or cumulatively. */
    @Property(tries = 100)
    void anyRequestsAndTheirResendsGiveTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int events) {
        Random random = new Random(seed);
        List<String> recording = recording(random, events);
        Outcome whole = replay(List.of(requestOf(0, recording)), false);

        List<LogEntry.Chunk> requests = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        for (List<String> fresh : withoutTornTwins(split(recording, random))) {
            pending.addAll(fresh);
            for (int sends = random.nextInt(3); sends >= 0; sends--) {
                requests.add(requestOf(requests.size(), pending));
            }
            if (random.nextBoolean()) {
                pending.clear();
            }
        }

        assertThat(whole.stored).isEqualTo(recording);
        assertThat(replay(requests, true)).isEqualTo(whole);
    }

    /** @param rough whether chunks come again, late and with restarts from stored state between them */
    private static Outcome run(List<List<String>> chunks, Random random, boolean rough) {
        List<LogEntry.Chunk> log = new ArrayList<>();
        for (int seq = 0; seq < chunks.size(); seq++) {
            int deliveries = rough ? 1 + random.nextInt(3) : 1;
            for (int i = 0; i < deliveries; i++) {
                int sent = i == 0 ? seq : random.nextInt(seq + 1);
                log.add(drifting(chunk(log.size(), Recordings.WINDOW, sent, chunks.get(sent))));
            }
        }
        return replay(log, rough);
    }

    /** By a clock that runs away: what the first chunk says of it holds for the whole recording. */
    private static LogEntry.Chunk drifting(LogEntry.Chunk chunk) {
        ChunkHead head = chunk.head();
        long sentAt = head.receivedAt() - 20 - 1_000 * chunk.place().offset();
        return new LogEntry.Chunk(
                chunk.subject(),
                chunk.place(),
                new ChunkHead(head.windowId(), head.seq(), sentAt, head.receivedAt(), head.finalizes(), head.dialect()),
                chunk.events());
    }

    private static Outcome replay(List<LogEntry.Chunk> log, boolean restarts) {
        Accept accept = new Accept();
        Detect detect = new Detect(Thresholds.defaults());
        List<String> stored = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        Map<Position, Integer> numbers = new HashMap<>();
        for (LogEntry.Chunk chunk : log) {
            List<RecordedEvent> read = read(chunk.events());
            if (accept.offer(chunk, read) instanceof Verdict.Accepted accepted) {
                for (int at = accepted.firstIndex(); at < read.size(); at++) {
                    numbers.put(new Position(chunk.place().offset(), at), stored.size());
                    stored.add(Recordings.line(read.get(at)).strip());
                }
                facts.addAll(detect.chunk(chunk, read, accepted.firstIndex()));
            }
            if (restarts) {
                accept = Accept.restore(accept.state());
                detect = Detect.restore(Thresholds.defaults(), detect.state());
                rebuildDom(detect, stored);
            }
        }
        long offset = log.size();
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

    /** A request that is one event, and one that begins with its twin, would be a re-send. */
    private static List<List<String>> withoutTornTwins(List<List<String>> split) {
        List<List<String>> requests = new ArrayList<>();
        for (List<String> events : split) {
            boolean isTorn = !requests.isEmpty() && requests.getLast().getLast().equals(events.getFirst());
            if (isTorn) {
                requests.getLast().addAll(events);
            } else {
                requests.add(new ArrayList<>(events));
            }
        }
        return requests;
    }

    private static LogEntry.Chunk requestOf(long offset, List<String> events) {
        return chunk(offset, null, -1, List.copyOf(events));
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
