package dev.playhead.benchmarks.load;

import dev.playhead.benchmarks.ingest.RecordedChunks.Chunk;
import java.io.IOException;

/** One live recording. Used by one thread. */
interface Recorder extends AutoCloseable {
    /** Returns when ingest has acknowledged it; over a socket when it was sent. */
    void send(Chunk chunk) throws IOException;

    /** The page goes away. Returns when all of the recording is acknowledged. */
    @Override
    void close() throws IOException;
}
