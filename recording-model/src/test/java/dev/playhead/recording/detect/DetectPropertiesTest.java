package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.read;
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
    /** What a way through the log gave: each fact with the number of its event in the recording. */
    private record Outcome(List<String> stored, List<String> facts, List<Object> rollup) {}

    @Property(tries = 200)
    void anySplitRedeliveryAndRestartGivesTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int events) {
        Random random = new Random(seed);
        List<String> recording = RandomRecording.of(random, events);
        Outcome whole = run(List.of(recording), random, false);

        List<List<String>> split = RandomRecording.split(recording, random);
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
        List<String> recording = RandomRecording.of(random, events);
        Outcome whole = replay(List.of(requestOf(0, recording)), false);

        List<LogEntry.Chunk> requests = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        for (List<String> fresh : withoutTornTwins(RandomRecording.split(recording, random))) {
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
                RandomRecording.rebuildDom(detect, stored);
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
}
