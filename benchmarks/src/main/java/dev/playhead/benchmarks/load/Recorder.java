package dev.playhead.benchmarks.load;

import dev.playhead.benchmarks.ingest.RecordedChunks.Chunk;
import java.io.IOException;

/** One live recording. Used by one thread. */
interface Recorder extends AutoCloseable {
    /** What goes over the wire: made ahead, so that a recorder's own work isn't taken for ingest's. */
    byte[] body(Chunk chunk) throws IOException;

    /** Returns when ingest has acknowledged it; over a socket when it was sent. */
    void send(byte[] body) throws IOException;

    /** How often ingest had too much to do, and something was sent again. */
    default int refused() {
        return 0;
    }

    /** The page goes away. Returns when all of the recording is acknowledged. */
    @Override
    void close() throws IOException;
}
