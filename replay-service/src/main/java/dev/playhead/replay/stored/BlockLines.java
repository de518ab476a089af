package dev.playhead.replay.stored;

import dev.playhead.recording.Position;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.segment.Run;
import java.io.IOException;

/** Where a block's lines stand in their recording. */
public final class BlockLines {
    private BlockLines() {}

    /** Just before the block's first event. */
    public static Position before(StoredBlock block) {
        Run first = block.runs().getFirst();
        return new Position(first.offset(), first.firstIndex() - 1);
    }

    /** The block's last event. */
    public static Position last(StoredBlock block) {
        Run last = block.runs().getLast();
        return new Position(last.offset(), last.firstIndex() + last.count() - 1);
    }

    /** Takes a line: {@code bytes[from..to)}, without its line feed. */
    @FunctionalInterface
    public interface LineTaker {
        void take(Position position, byte[] bytes, int from, int to) throws IOException;
    }

    /** Gives the lines after {@code after}, in order. Lines beyond the index's count would have no position and are not given. */
    public static void each(StoredBlock block, byte[] lines, Position after, LineTaker taker) throws IOException {
        int at = 0;
        for (Run run : block.runs()) {
            for (int i = 0; i < run.count() && at < lines.length; i++) {
                int end = at;
                while (end < lines.length && lines[end] != '\n') {
                    end++;
                }
                Position position = new Position(run.offset(), run.firstIndex() + i);
                if (position.compareTo(after) > 0) {
                    taker.take(position, lines, at, end);
                }
                at = end + 1;
            }
        }
    }
}
