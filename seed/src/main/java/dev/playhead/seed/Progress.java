package dev.playhead.seed;

import dev.playhead.seed.world.SeededRecording;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Says how far it is, at most once a second. */
final class Progress {
    private static final long PAUSE_NS = Duration.ofSeconds(1).toNanos();

    private final long wanted;
    private final PrintStream out;
    private final long started = System.nanoTime();
    private long said = started;
    private long recordings;
    private long facts;

    Progress(long wanted, PrintStream out) {
        this.wanted = wanted;
        this.out = out;
    }

    void made(List<SeededRecording> batch) {
        recordings += batch.size();
        facts += batch.stream().mapToLong(recording -> recording.facts().size()).sum();
        if (System.nanoTime() - said > PAUSE_NS) {
            said = System.nanoTime();
            out.printf("%,d of %,d recordings, %,d facts%n", recordings, wanted, facts);
        }
    }

    void finish(int run) {
        out.printf(
                "%,d recordings and %,d facts in %.1f s (run %d; the next one adds others, --remove takes them away)%n",
                recordings, facts, (System.nanoTime() - started) / 1e9, run);
    }
}
