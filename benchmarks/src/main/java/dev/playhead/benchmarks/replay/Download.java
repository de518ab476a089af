package dev.playhead.benchmarks.replay;

import java.io.IOException;
import java.io.InputStream;

/**
 * One read of a stored recording's bytes.
 *
 * @param firstByteNanos from the request to the first byte
 */
record Download(long firstByteNanos, long totalNanos, long bytes) {
    /** Where a body comes from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException, InterruptedException;
    }

    static Download of(Source source) throws IOException, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        long begin = System.nanoTime();
        try (InputStream body = source.open()) {
            long bytes = Math.max(0, body.read(buffer));
            long first = System.nanoTime() - begin;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
            }
            return new Download(first, System.nanoTime() - begin, bytes);
        }
    }

    double firstByteMillis() {
        return firstByteNanos / 1e6;
    }

    double megabytesPerSecond() {
        return bytes / 1e6 / (totalNanos / 1e9);
    }
}
