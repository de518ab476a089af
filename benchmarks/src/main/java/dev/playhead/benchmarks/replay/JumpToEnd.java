package dev.playhead.benchmarks.replay;

import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Bucket;
import dev.playhead.benchmarks.system.PlayheadSystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** A jump to the last seconds of a recording of 500 MB, as a player makes it: everything from the keyframe before them. */
final class JumpToEnd {
    private static final int CHUNKS_A_BLOCK = 5;
    private static final long LAST_MS = 1_000;

    private final PlayheadSystem system;
    private final URI replay;
    private final Bucket bucket;
    private final Reader reader;

    /** Opens an address of replay-service. */
    @FunctionalInterface
    interface Reader {
        InputStream open(URI uri) throws IOException, InterruptedException;
    }

    JumpToEnd(PlayheadSystem system, URI replay, Bucket bucket, Reader reader) {
        this.system = system;
        this.replay = replay;
        this.bucket = bucket;
        this.reader = reader;
    }

    /** @param chunks gzip, of real recordings, which follow one another as often as it takes, one after another by the clock */
    void measure(Run run, List<byte[]> chunks) throws IOException, InterruptedException, SQLException {
        long wanted = run.pick(40_000_000L, 100_000_000L, 500_000_000L);
        List<MovedChunk> all = new ArrayList<>();
        long end = 0;
        for (byte[] chunk : chunks) {
            try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(chunk))) {
                MovedChunk next = MovedChunk.after(end, plain.readAllBytes());
                end = next.last() + 1;
                all.add(next);
            }
        }
        long span = end;
        long bytes = all.stream().mapToLong(chunk -> chunk.lines().length).sum();
        int times = Math.toIntExact(Math.ceilDiv(wanted, bytes));
        StoredRecording recording = new StoredRecording(system, bucket);
        recording.store(() -> blocks(all, times, span));
        run.say(
                "a recording of %.0f MB raw, %.1f MB stored, over %.0f min",
                recording.rawBytes() / 1e6, recording.storedBytes() / 1e6, times * span / 60e3);
        URI events = replay.resolve(
                "/api/v1/replay/" + recording.id() + "/events?from=" + (MovedChunk.EPOCH + times * span - LAST_MS));
        int rounds = run.pick(1, 5, 15);
        long[] nanos = new long[rounds];
        long read = 0;
        for (int i = -2; i < rounds; i++) {
            Download jump = Download.of(() -> reader.open(events));
            if (i >= 0) {
                nanos[i] = jump.totalNanos();
                read = jump.bytes();
            }
        }
        Measurement jumps = new Measurement(nanos, read, Duration.ZERO, Duration.ZERO);
        String what = "jump to the end of " + Math.round(recording.rawBytes() / 1e6) + " MB: ";
        run.found(Figure.of(what + "p50 until all of it is there", "ms", jumps.millis(0.5))
                .atMost(200));
        run.found(Figure.of(what + "bytes", "% of what is stored", read * 100.0 / recording.storedBytes())
                .atMost(5));
    }

    private static Iterator<List<byte[]>> blocks(List<MovedChunk> all, int times, long span) {
        return IntStream.range(0, times)
                .boxed()
                .flatMap(time -> IntStream.iterate(0, from -> from < all.size(), from -> from + CHUNKS_A_BLOCK)
                        .mapToObj(from -> all.subList(from, Math.min(all.size(), from + CHUNKS_A_BLOCK)).stream()
                                .map(chunk -> chunk.moved(time * span))
                                .toList()))
                .iterator();
    }
}
