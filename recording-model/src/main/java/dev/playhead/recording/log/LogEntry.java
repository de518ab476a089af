package dev.playhead.recording.log;

import java.util.Map;

/**
 * One entry of a recording's history. A recording's chunks and control records share one partition, so that its history
 * is one ordered stream (architecture.md, "The way of a chunk").
 */
public sealed interface LogEntry {
    Subject subject();

    LogPlace place();

    /**
     * A chunk, its frames put together.
     *
     * @param events inflated NDJSON, JSON array, object or {@code {"events":[…]}}, as received; not to be changed
     */
    record Chunk(Subject subject, LogPlace place, ChunkHead head, byte[] events) implements LogEntry {}

    /** A page's recorder started; a recording has one per page load. */
    record Started(Subject subject, LogPlace place, RecordingStart start) implements LogEntry {}

    /** Metadata set by the client; a repeated key overwrites. */
    record Metadata(Subject subject, LogPlace place, Map<String, String> values) implements LogEntry {
        public Metadata {
            values = Map.copyOf(values);
        }
    }

    /** The page told who its visitor is. */
    record Identified(Subject subject, LogPlace place, String userId, Map<String, String> traits) implements LogEntry {
        public Identified {
            traits = Map.copyOf(traits);
        }
    }

    /** An idle tab is still there: renews the lease, nothing else. */
    record Heartbeat(Subject subject, LogPlace place) implements LogEntry {}

    /**
     * Fences the recording.
     *
     * @param lastSeqByWindow chunks up to this seq of their window still pass; of a window that isn't named nothing does.
     *     A dialect without seq may say under {@link #EVENTS} how many events it sent: requests still pass for 5 s of
     *     log-append time, as long as fewer have come
     */
    record Stopped(Subject subject, LogPlace place, Map<String, Long> lastSeqByWindow) implements LogEntry {
        /** A key that is no window's id. */
        public static final String EVENTS = "*events";

        public Stopped {
            lastSeqByWindow = Map.copyOf(lastSeqByWindow);
        }

        /** How many events a dialect without seq had sent when it stopped; 0 unknown. */
        public long events() {
            return lastSeqByWindow.getOrDefault(EVENTS, 0L);
        }
    }

    /** The visitor or the recorder takes the recording back: it is erased. */
    record Cancelled(Subject subject, LogPlace place) implements LogEntry {}

    /**
     * The lease lapsed; appended by the indexer that owns the partition.
     *
     * @param ifLastOffset void if a record of this recording with a higher offset precedes
     */
    record Ended(Subject subject, LogPlace place, long ifLastOffset) implements LogEntry {}

    /** Over quota; appended by the indexer. */
    record Refused(Subject subject, LogPlace place, String reason) implements LogEntry {}

    /**
     * Its retention is over; appended by the indexer that owns the partition.
     *
     * @param ifLastOffset void if a record of this recording with a higher offset precedes
     */
    record Expired(Subject subject, LogPlace place, long ifLastOffset) implements LogEntry {}

    /** Erased by an operator, or by whoever may. */
    record Erased(Subject subject, LogPlace place) implements LogEntry {}
}
