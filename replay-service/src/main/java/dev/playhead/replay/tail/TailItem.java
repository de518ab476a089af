package dev.playhead.replay.tail;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import java.util.List;

/** What a record of the log means for a reader of its recording. */
public sealed interface TailItem {
    /**
     * Events of a chunk.
     *
     * @param offset the chunk's
     * @param firstIndex index in the chunk of the first of {@code events}
     */
    record Events(long offset, int firstIndex, List<RecordedEvent> events) implements TailItem {}

    /**
     * Something acknowledged that cannot be read.
     *
     * @param offset its offset in the log
     * @param at log-append time, epoch ms
     */
    record Unreadable(long offset, long at, String reason) implements TailItem {}

    /** The recording's life went on. */
    record Became(RecordingState state) implements TailItem {}
}
