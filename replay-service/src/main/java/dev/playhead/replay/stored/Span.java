package dev.playhead.replay.stored;

import dev.playhead.recording.Position;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.segment.Keyframe;
import java.util.List;

/**
 * The part of a recording that is asked for, by the clients' clock.
 *
 * @param from epoch ms; the read starts at the last full snapshot at or before it
 * @param to epoch ms, inclusive
 */
public record Span(long from, long to) {
    /** Before every event. */
    public static final Position BEGINNING = new Position(-1, 0);

    /** The whole recording. */
    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** After which position to start: whole blocks are sent, so it is the one before a block. */
    public Position startAfter(List<StoredBlock> blocks) {
        Position start = BEGINNING;
        for (int i = 0; i < blocks.size() && from != ALL.from; i++) {
            StoredBlock block = blocks.get(i);
            for (Keyframe keyframe : block.keyframes()) {
                if (keyframe.timestamp() <= from) {
                    // The Meta event that belongs to a snapshot precedes it, and a block may begin between the two.
                    boolean first = i > 0
                            && BlockLines.before(block).index() + 1
                                    == keyframe.position().index()
                            && block.firstOffset() == keyframe.position().offset();
                    start = BlockLines.before(blocks.get(first ? i - 1 : i));
                }
            }
        }
        return start;
    }

    /** Whether a block may hold events of the span, or events without a time. */
    public boolean mayHold(StoredBlock block) {
        return block.firstTimestamp() <= to;
    }

    /** Whether an event at this time (0 = none) is not after the span. */
    public boolean reaches(long timestamp) {
        return timestamp <= to;
    }
}
