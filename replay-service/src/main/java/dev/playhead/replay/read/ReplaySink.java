package dev.playhead.replay.read;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.storage.catalog.StoredBlock;
import java.io.IOException;
import java.util.List;

/** Takes what a read gives, in log order. Called by one thread; an {@link IOException} means that the client is gone. */
public interface ReplaySink {
    /**
     * A stored block.
     *
     * @param frame its zstd frame as stored
     * @param lines the same as NDJSON
     * @param after events up to and including this position are not wanted
     */
    void block(StoredBlock block, byte[] frame, byte[] lines, Position after) throws IOException;

    /**
     * Events of one chunk from the log.
     *
     * @param firstIndex index in the chunk of the first of them
     */
    void events(long offset, int firstIndex, List<RecordedEvent> events) throws IOException;

    /**
     * Something is missing here.
     *
     * @param upTo a reader that resumes after this position is past the gap
     */
    void gap(Gap gap, Position upTo) throws IOException;

    /** The recording's state; may repeat. */
    void state(RecordingState state) throws IOException;
}
