package dev.playhead.storage.archive;

import dev.playhead.recording.Position;
import dev.playhead.storage.segment.Keyframe;
import dev.playhead.storage.segment.Run;
import java.util.List;

/**
 * Consecutive events of an archived recording: where their zstd frame lies, and what is in it without opening it. A chunk that is cut has
 * its first lines in one frame and the rest in the next.
 *
 * @param byteOffset of the frame in the object
 * @param byteLength of the frame
 * @param rawBytes length of the NDJSON
 * @param eventCount lines, the sum of the runs
 * @param firstTimestamp earliest client time in the frame, epoch milliseconds; 0 where no event has one
 * @param lastTimestamp latest client time in the frame
 * @param runs positions of the lines, in order
 * @param keyframes in order of positions
 */
public record ArchiveFrame(
        long byteOffset,
        int byteLength,
        long rawBytes,
        int eventCount,
        long firstTimestamp,
        long lastTimestamp,
        List<Run> runs,
        List<Keyframe> keyframes) {
    public ArchiveFrame {
        runs = List.copyOf(runs);
        keyframes = List.copyOf(keyframes);
        require(!runs.isEmpty(), "a frame has events");
        require(
                byteOffset >= 0 && byteLength > 0 && rawBytes > 0 && rawBytes <= Integer.MAX_VALUE,
                "a frame has bytes");
        require(runs.stream().mapToLong(Run::count).sum() == eventCount, "the runs hold all events");
        require(firstTimestamp <= lastTimestamp, "times are in order");
        for (int i = 1; i < runs.size(); i++) {
            require(runs.get(i - 1).offset() < runs.get(i).offset(), "a chunk is one run, in log order");
        }
        for (int i = 1; i < keyframes.size(); i++) {
            Position before = keyframes.get(i - 1).position();
            require(before.compareTo(keyframes.get(i).position()) < 0, "keyframes are in log order");
        }
    }

    /** Of its first event. */
    public Position first() {
        return new Position(runs.getFirst().offset(), runs.getFirst().firstIndex());
    }

    /** Of its last event. */
    public Position last() {
        Run last = runs.getLast();
        return new Position(last.offset(), last.firstIndex() + last.count() - 1);
    }

    static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new IllegalArgumentException("broken archive: " + invariant);
        }
    }
}
