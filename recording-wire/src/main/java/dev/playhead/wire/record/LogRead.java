package dev.playhead.wire.record;

import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import java.util.Optional;

/** What one Kafka record turned out to be. */
public sealed interface LogRead {
    /** It is an entry, or completes one. */
    record Entry(LogEntry entry) implements LogRead {}

    /** A frame of a chunk that is not complete yet. */
    record Pending() implements LogRead {}

    /** Nothing to do: taken earlier, or a rest of something dropped. Nothing acknowledged is lost by it. */
    record Skipped(String reason) implements LogRead {}

    /**
     * Neither an entry nor part of one: for the dead letters.
     *
     * @param reason never quotes the payload
     */
    record Undecodable(LogPlace place, Optional<Subject> subject, String reason) implements LogRead {}
}
