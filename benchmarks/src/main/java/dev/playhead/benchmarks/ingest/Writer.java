package dev.playhead.benchmarks.ingest;

import java.io.IOException;
import java.time.Duration;

/** A way into the log. */
public interface Writer extends AutoCloseable {
    /** Writes chunks one after another. Used by one thread. */
    interface Lane extends AutoCloseable {
        /** Returns when the log has the chunk. */
        void write(byte[] chunk) throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }

    /** What the table calls it. */
    String name();

    Lane lane(int number) throws IOException, InterruptedException;

    /** CPU time so far of the process that writes to Kafka, its compilers apart. */
    Duration cpu();

    @Override
    void close();
}
