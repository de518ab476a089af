package dev.playhead.storage.catalog;

import dev.playhead.recording.Position;
import dev.playhead.storage.segment.Keyframe;
import dev.playhead.storage.segment.Run;
import java.util.List;

/**
 * Events of a recording that lie in one zstd frame, as the catalog knows them: a block of a segment, or a frame of the recording's archive.
 *
 * @param objectKey of the segment or archive that holds it
 * @param byteOffset of its zstd frame in the object
 * @param rawBytes length of its NDJSON
 * @param firstTimestamp earliest client time, epoch milliseconds; 0 where no event has one
 * @param firstOffset Kafka offset of its first chunk
 * @param runs positions of its lines, in order
 */
public record StoredBlock(
        String objectKey,
        long byteOffset,
        int byteLength,
        long rawBytes,
        int eventCount,
        long firstTimestamp,
        long lastTimestamp,
        long firstOffset,
        long lastOffset,
        List<Run> runs,
        List<Keyframe> keyframes) {
    public StoredBlock {
        runs = List.copyOf(runs);
        keyframes = List.copyOf(keyframes);
    }

    /** Of its first event. */
    public Position first() {
        return new Position(runs.getFirst().offset(), runs.getFirst().firstIndex());
    }
}
