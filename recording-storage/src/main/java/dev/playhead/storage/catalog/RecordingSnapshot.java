package dev.playhead.storage.catalog;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.lifecycle.RecordingState;
import java.util.List;

/**
 * A recording at one moment of the catalog: state, blocks and checkpoint belong together, since one statement read them.
 *
 * @param acceptState of Accept, as it stood at the checkpoint
 * @param lastOffset the highest Kafka offset of the recording that the catalog has absorbed
 * @param blocks in log order
 * @param checkpoint of the recording's partition: the tail continues there
 */
public record RecordingSnapshot(
        RecordingId recordingId,
        WebsiteId websiteId,
        RecordingState state,
        int partition,
        byte[] acceptState,
        long lastOffset,
        List<StoredBlock> blocks,
        Checkpoint checkpoint) {
    public RecordingSnapshot {
        blocks = List.copyOf(blocks);
    }
}
