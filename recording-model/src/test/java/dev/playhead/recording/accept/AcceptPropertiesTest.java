package dev.playhead.recording.accept;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.log.LogEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AcceptPropertiesTest {
    /** Whatever is redelivered in whatever order, each chunk passes once, and the gaps are what never came. */
    @Property(tries = 300)
    void everyChunkPassesExactlyOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int sends) {
        Random random = new Random(seed);
        Accept accept = new Accept();
        Accept restarted = new Accept();
        Map<String, TreeSet<Long>> came = new HashMap<>();
        for (int i = 0; i < sends; i++) {
            String window = "w" + random.nextInt(3);
            long seq = random.nextInt(30);
            LogEntry entry = chunk(i, window, seq, List.of());

            Verdict verdict = accept.offer(entry, 1);
            restarted = Accept.restore(restarted.state());

            boolean isNew = came.computeIfAbsent(window, w -> new TreeSet<>()).add(seq);
            assertThat(verdict).isEqualTo(isNew ? new Verdict.Accepted(0) : new Verdict.Duplicate());
            assertThat(restarted.offer(entry, 1)).isEqualTo(verdict);
        }

        Set<String> missing = new HashSet<>();
        came.forEach((window, seqs) -> {
            for (long seq = 0; seq < seqs.last(); seq++) {
                if (!seqs.contains(seq)) {
                    missing.add(window + seq);
                }
            }
        });
        Set<String> inGaps = new HashSet<>();
        for (Gap gap : restarted.gaps()) {
            for (long seq = gap.firstSeq(); seq <= gap.lastSeq(); seq++) {
                inGaps.add(gap.windowId() + seq);
            }
        }
        assertThat(inGaps).isEqualTo(missing);
        assertThat(restarted.state()).isEqualTo(accept.state());
    }

    /** Wherever a stop, a refusal, a cancel or an erasure stands in the log, whatever comes without seq, twice, or around a restart. */
    @Property(tries = 200)
    void behindAFencePassesOnlyWhatItNamed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int sends) {
        Random random = new Random(seed);
        Accept accept = new Accept();
        Map<String, Long> named = Map.of("w0", (long) random.nextInt(30), "w1", (long) random.nextInt(30));
        int fence = random.nextInt(sends);
        LogEntry fenced =
                switch (random.nextInt(4)) {
                    case 0 -> new LogEntry.Cancelled(SUBJECT, at(fence));
                    case 2 -> new LogEntry.Refused(SUBJECT, at(fence), "quota_exceeded");
                    case 1 -> new LogEntry.Erased(SUBJECT, at(fence));
                    default -> new LogEntry.Stopped(SUBJECT, at(fence), named);
                };
        Set<String> came = new HashSet<>();
        for (int i = 0; i < sends; i++) {
            boolean hasSeq = random.nextInt(4) > 0;
            String window = "w" + random.nextInt(3);
            long seq = random.nextInt(30);
            boolean isNamed = hasSeq && fenced instanceof LogEntry.Stopped && named.getOrDefault(window, -1L) >= seq;
            LogEntry chunk =
                    hasSeq ? chunk(i, window, seq, List.of()) : chunk(i, null, -1, List.of(click(i + 1, 1, 2, 3)));

            Verdict verdict = accept.offer(i == fence ? fenced : chunk, 1);
            accept = Accept.restore(accept.state());

            if (i > fence && !isNamed) {
                assertThat(verdict).isInstanceOf(Verdict.Fenced.class);
            } else {
                boolean isNew = i == fence || !hasSeq || came.add(window + "#" + seq);
                assertThat(verdict).isEqualTo(isNew ? new Verdict.Accepted(0) : new Verdict.Duplicate());
            }
        }
    }

    /** Hostile logs: many windows with long names, huge and scattered seqs, requests, stops that name everything. */
    @Property(tries = 20)
    void stateStaysSmallAndGoesBothWays(@ForAll long seed) {
        Random random = new Random(seed);
        Accept accept = new Accept();
        for (int i = 0; i < 1_500; i++) {
            LogEntry entry =
                    switch (random.nextInt(i > 1_200 ? 8 : 7)) {
                        case 0 -> chunk(i, null, -1, List.of(click(random.nextLong(), 1, 2, 3)));
                        case 1 -> chunk(i, "socket " + random.nextInt(), -1, List.of(click(i, 1, 2, 3)));
                        case 7 -> new LogEntry.Stopped(SUBJECT, at(i), everyWindow(random));
                        default -> chunk(i, window(random), random.nextLong(Long.MAX_VALUE), List.of());
                    };

            accept.offer(entry, 1);

            if (i % 50 == 0) {
                byte[] state = accept.state();
                assertThat(state.length).isLessThanOrEqualTo(Accept.MAX_STATE_BYTES);
                assertThat(Accept.restore(state).state()).isEqualTo(state);
            }
        }
        assertThat(accept.state().length).isLessThanOrEqualTo(Accept.MAX_STATE_BYTES);
    }

    private static String window(Random random) {
        char[] name = new char[random.nextInt(40)];
        Arrays.fill(name, (char) ('a' + random.nextInt(26)));
        return random.nextInt(4) + new String(name) + "é".repeat(random.nextInt(3));
    }

    private static Map<String, Long> everyWindow(Random random) {
        Map<String, Long> last = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            last.put(window(random), random.nextLong());
        }
        return last;
    }
}
