package dev.playhead.benchmarks.fold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The least that anybody could do with a chunk who looks at it and keeps it: inflate, look at each JSON token, compress with zstd 3. */
public final class Floor {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Floor() {}

    /** One way through the same bytes. */
    @FunctionalInterface
    interface Pass {
        void run() throws IOException;
    }

    /**
     * Raw megabytes per CPU second of one thread; the least CPU time of the rounds counts, after as many that warm up.
     *
     * @param bodies gzip
     */
    public static double megabytesPerCpuSecond(List<byte[]> bodies, long rawBytes, int rounds) throws IOException {
        return megabytesPerCpuSecond(rawBytes, rounds, () -> run(bodies));
    }

    static double megabytesPerCpuSecond(long rawBytes, int rounds, Pass pass) throws IOException {
        long least = Long.MAX_VALUE;
        for (int round = -rounds; round < rounds; round++) {
            long before = THREADS.getCurrentThreadCpuTime();
            pass.run();
            long took = THREADS.getCurrentThreadCpuTime() - before;
            least = round < 0 ? least : Math.min(least, took);
        }
        return rawBytes * 1e3 / least;
    }

    private static void run(List<byte[]> bodies) throws IOException {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(3)) {
            for (byte[] body : bodies) {
                byte[] raw = new GZIPInputStream(new ByteArrayInputStream(body), 64 * 1024).readAllBytes();
                try (JsonParser tokens = JSON.createParser(raw)) {
                    while (tokens.nextToken() != null) {
                        // looking at each is the work
                    }
                }
                zstd.compress(raw);
            }
        }
    }
}
