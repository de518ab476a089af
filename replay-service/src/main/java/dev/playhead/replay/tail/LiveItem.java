package dev.playhead.replay.tail;

import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.message.EventMessage;

/** What a record of the log means for a recording's viewers. */
public sealed interface LiveItem {
    /**
     * Events.
     *
     * @param appendedAt log-append time of the record that brought them, epoch ms
     */
    record Message(EventMessage message, long appendedAt) implements LiveItem {}

    /**
     * Something acknowledged that cannot be read.
     *
     * @param offset its offset in the log
     * @param at log-append time, epoch ms
     */
    record Unreadable(long offset, long at) implements LiveItem {}

    /** The recording's life went on. */
    record Became(RecordingState state) implements LiveItem {}
}
