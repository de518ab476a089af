package dev.playhead.replay.chunks;

import dev.playhead.recording.Position;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.segment.Run;
import java.util.List;
import java.util.Optional;

/**
 * Names a stored piece by the events that it holds, {@code <first>-<last>}, and not by its place in a list: events never change and
 * never move, while the objects that hold them do. So an id means the same events for as long as the recording is there, also after
 * archiving has put them into a larger piece with another id.
 *
 * @param first position of its first event
 * @param last position of its last event, inclusive
 */
record ChunkId(Position first, Position last) {
    /** Empty for what is no id. */
    static Optional<ChunkId> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        Optional<Position> first = Position.parse(text.substring(0, dash));
        Optional<Position> last = Position.parse(text.substring(dash + 1));
        return first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) <= 0
                ? Optional.of(new ChunkId(first.get(), last.get()))
                : Optional.empty();
    }

    static ChunkId of(StoredBlock block) {
        Run first = block.runs().getFirst();
        return new ChunkId(new Position(first.offset(), first.firstIndex()), BlockLines.last(block));
    }

    /** The blocks that hold its events, in order; none where its first or last event isn't stored. */
    List<StoredBlock> within(List<StoredBlock> blocks) {
        List<StoredBlock> touched = blocks.stream()
                .filter(block -> BlockLines.last(block).compareTo(first) >= 0
                        && BlockLines.before(block).compareTo(last) < 0)
                .toList();
        boolean whole = !touched.isEmpty() && holds(touched.getFirst(), first) && holds(touched.getLast(), last);
        return whole ? touched : List.of();
    }

    private static boolean holds(StoredBlock block, Position position) {
        return block.runs().stream()
                .anyMatch(run -> run.offset() == position.offset()
                        && position.index() >= run.firstIndex()
                        && position.index() < run.firstIndex() + run.count());
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
