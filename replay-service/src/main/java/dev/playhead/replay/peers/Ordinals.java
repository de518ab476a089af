package dev.playhead.replay.peers;

import dev.playhead.recording.Position;
import dev.playhead.replay.stored.Span;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.segment.Run;
import java.util.List;

/**
 * How many events stand before a stored one: its sequence number. It counts the recording's accepted events in log order, which is
 * decided by the log alone; so it is the same on every instance, in every stream, and after blocks were put together.
 */
final class Ordinals {
    private final List<StoredBlock> blocks;

    Ordinals(List<StoredBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** Of the first event that isn't stored. */
    long stored() {
        return blocks.stream()
                .flatMap(block -> block.runs().stream())
                .mapToLong(Run::count)
                .sum();
    }

    /** Behind which position a read starts whose first event has this number; where it isn't stored yet: behind what is stored. */
    Position before(long seqNum) {
        long left = seqNum;
        Position last = Span.BEGINNING;
        for (StoredBlock block : blocks) {
            for (Run run : block.runs()) {
                if (left < run.count()) {
                    return left <= 0 ? last : new Position(run.offset(), run.firstIndex() + (int) left - 1);
                }
                left -= run.count();
                last = new Position(run.offset(), run.firstIndex() + run.count() - 1);
            }
        }
        return last;
    }

    /** How many stored events stand up to and including this position. */
    long upTo(Position position) {
        long count = 0;
        for (StoredBlock block : blocks) {
            for (Run run : block.runs()) {
                if (new Position(run.offset(), run.firstIndex()).compareTo(position) > 0) {
                    return count;
                }
                int within = run.offset() == position.offset() ? position.index() - run.firstIndex() + 1 : run.count();
                count += Math.min(within, run.count());
            }
        }
        return count;
    }
}
