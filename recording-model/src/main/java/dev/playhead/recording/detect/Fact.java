package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import dev.playhead.recording.log.Subject;

/**
 * One thing that happened. Its identity is (recording, position, ordinal): the same on every replay of the log.
 *
 * @param position of the event that completed it; of a burst its last click
 * @param ordinal tells facts of one position apart; fixed by the fact's kind, so that it never depends on when a fact
 *     was written
 * @param timestamp epoch milliseconds, moved by the recording's skew
 * @param pageUrl the page it happened on, without the query values that may be private; {@code ""} unknown
 */
public record Fact(
        Subject subject, Position position, int ordinal, long timestamp, String pageUrl, FactDetail detail) {}
