package dev.playhead.benchmarks.live;

import java.io.IOException;
import java.time.Duration;

/** A way from those who send to those who watch. */
interface Way extends AutoCloseable {
    /** What the table calls it. */
    String name();

    /** Sends a recording's next chunk, which was due at that {@link System#nanoTime()}. Used by one thread for each recording. */
    void send(int recording, long dueAt) throws IOException, InterruptedException;

    /** What has arrived, once for each viewer. */
    Arrivals arrivals();

    /** How often each chunk arrives. */
    int viewers();

    /** CPU time so far of what is measured. */
    Duration cpu();

    @Override
    void close() throws IOException;
}
