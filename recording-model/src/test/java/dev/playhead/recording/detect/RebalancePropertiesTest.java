package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Recordings;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Invariant 3 under rebalances: whoever owns the partition at any point, and however long one goes on who doesn't know that it was
 * taken from him, what is published is what one undisturbed owner publishes.
 */
class RebalancePropertiesTest {

    @Property(tries = 200)
    void anyRebalanceGivesTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int events) {
        Random random = new Random(seed);
        List<LogEntry> log = log(RandomRecording.of(random, events), random);
        Catalog quiet = new Catalog();
        Owner only = new Owner(quiet);
        only.fold(log, log.size());
        assertThat(only.publish()).isTrue();

        Catalog shared = new Catalog();
        List<Owner> owners = new ArrayList<>();
        int refused = 0;
        while (shared.next < log.size()) {
            if (owners.isEmpty() || random.nextInt(6) == 0) {
                owners.add(new Owner(shared));
            }
            // any of them, for those that were replaced go on as if nothing had happened
            Owner one = owners.get(random.nextInt(owners.size()));
            one.fold(log, 1 + random.nextInt(5));
            if (random.nextInt(3) == 0 && !one.publish()) {
                refused++;
                owners.remove(one);
            }
        }

        assertThat(owners.stream().filter(one -> one.epoch == shared.epoch)).hasSizeLessThanOrEqualTo(1);
        assertThat(refused).isLessThanOrEqualTo((int) shared.epoch);
        assertThat(shared.stored).isEqualTo(quiet.stored);
        assertThat(shared.facts).isEqualTo(quiet.facts);
        assertThat(shared.accept).isEqualTo(quiet.accept);
        assertThat(shared.detect).isEqualTo(quiet.detect);
    }

    /** Chunks, some of them again, and the recording's end. */
    private static List<LogEntry> log(List<String> recording, Random random) {
        List<LogEntry> log = new ArrayList<>();
        List<List<String>> chunks = RandomRecording.split(recording, random);
        for (int seq = 0; seq < chunks.size(); seq++) {
            log.add(chunk(log.size(), Recordings.WINDOW, seq, chunks.get(seq)));
            while (random.nextInt(3) == 0) {
                int again = random.nextInt(seq + 1);
                log.add(chunk(log.size(), Recordings.WINDOW, again, chunks.get(again)));
            }
        }
        log.add(new LogEntry.Ended(Recordings.SUBJECT, at(log.size()), log.size() - 1));
        return log;
    }

    /** What a publish changes, at once. */
    private static final class Catalog {
        private long epoch;
        private int next;
        private byte[] accept = new Accept().state();
        private byte[] detect = new Detect(Thresholds.defaults()).state();
        private final List<String> stored = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
    }

    /** From the claim on, until a publish is refused. */
    private static final class Owner {
        private final Catalog catalog;
        private final long epoch;
        private final Accept accept;
        private final Detect detect;
        private final List<String> stored = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private int from;
        private int next;

        Owner(Catalog catalog) {
            this.catalog = catalog;
            this.epoch = ++catalog.epoch;
            this.accept = Accept.restore(catalog.accept);
            this.detect = Detect.restore(Thresholds.defaults(), catalog.detect);
            this.from = catalog.next;
            this.next = catalog.next;
            RandomRecording.rebuildDom(detect, catalog.stored);
        }

        void fold(List<LogEntry> log, int most) {
            for (int left = most; left > 0 && next < log.size(); left--) {
                fold(log.get(next++));
            }
        }

        private void fold(LogEntry entry) {
            if (entry instanceof LogEntry.Chunk chunk) {
                List<RecordedEvent> events = read(chunk.events());
                if (accept.offer(chunk, events) instanceof Verdict.Accepted(int firstIndex)) {
                    events.subList(firstIndex, events.size())
                            .forEach(event -> stored.add(Recordings.line(event).strip()));
                    facts.addAll(detect.chunk(chunk, events, firstIndex));
                }
            } else if (accept.offer(entry, 0) instanceof Verdict.Accepted) {
                facts.addAll(detect.close(entry.place()));
            }
        }

        /** Compares epoch and checkpoint, as the publish transaction does. */
        boolean publish() {
            if (catalog.epoch != epoch || catalog.next != from) {
                return false;
            }
            catalog.accept = accept.state();
            catalog.detect = detect.state();
            catalog.stored.addAll(stored);
            catalog.facts.addAll(facts);
            catalog.next = next;
            stored.clear();
            facts.clear();
            from = next;
            return true;
        }
    }
}
