package dev.playhead.storage.segment;

import dev.playhead.recording.Position;
import dev.playhead.recording.log.Subject;
import java.util.List;

/**
 * The events of one recording in one section: where their zstd frame lies, and what is in it without opening it.
 *
 * @param firstOffset Kafka offset of the first run
 * @param lastOffset Kafka offset of the last run
 * @param byteOffset of the frame in the object
 * @param byteLength of the frame
 * @param rawBytes length of the NDJSON
 * @param eventCount lines, the sum of the runs
 * @param firstTimestamp earliest client time in the block, epoch milliseconds; 0 where no event has one
 * @param lastTimestamp latest client time in the block
 * @param runs positions of the lines, in order
 * @param keyframes in order of positions
 */
public record BlockEntry(
        Subject subject,
        long firstOffset,
        long lastOffset,
        long byteOffset,
        int byteLength,
        long rawBytes,
        int eventCount,
        long firstTimestamp,
        long lastTimestamp,
        List<Run> runs,
        List<Keyframe> keyframes) {
    public BlockEntry {
        runs = List.copyOf(runs);
        keyframes = List.copyOf(keyframes);
        require(!runs.isEmpty(), "a block has events");
        require(
                byteOffset >= 0 && byteLength > 0 && rawBytes > 0 && rawBytes <= Integer.MAX_VALUE,
                "a block has bytes");
        require(
                firstOffset == runs.getFirst().offset()
                        && lastOffset == runs.getLast().offset(),
                "offsets are the runs'");
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

    /** The same block at another place in an object. */
    BlockEntry at(long place) {
        return new BlockEntry(
                subject,
                firstOffset,
                lastOffset,
                place,
                byteLength,
                rawBytes,
                eventCount,
                firstTimestamp,
                lastTimestamp,
                runs,
                keyframes);
    }

    static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new IllegalArgumentException("broken block: " + invariant);
        }
    }
}
