package dev.playhead.recording.event;

import java.util.List;

/** What reading the inflated bytes of a chunk gave. */
public sealed interface EventsRead {
    /** The events in the chunk's order; may be empty. */
    record Events(List<RecordedEvent> events) implements EventsRead {}

    /**
     * The bytes are no events: the chunk goes to the dead letters as a whole.
     *
     * @param reason fit for logs: holds nothing of the payload
     * @param atByte index of the byte where reading stopped
     */
    record NotEvents(String reason, long atByte) implements EventsRead {}
}
