package dev.playhead.indexer.fold;

import dev.playhead.indexer.consume.Ownership;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.wire.record.PendingChunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fold hands over at once: the segment's content and, for each partition in it, the step that its checkpoint makes.
 * Owned by the publisher from then on. Without events and facts there is
 * no segment, only checkpoints and recordings.
 */
public record Flush(@Nullable OpenSegment segment, List<Step> steps) {

    public Flush {
        steps = List.copyOf(steps);
    }

    /**
     * @param ownership  the claim under which the records were read
     * @param fromOffset the checkpoint that this step starts from; the catalog must still hold it
     * @param nextOffset the checkpoint that it reaches
     * @param pending    chunks whose first frames lie below {@code nextOffset}
     * @param changes    recordings that changed between the two
     */
    public record Step(
            Ownership ownership,
            long fromOffset,
            long nextOffset,
            List<PendingChunk> pending,
            List<RecordingChange> changes) {

        public Step {
            pending = List.copyOf(pending);
            changes = List.copyOf(changes);
        }

        public int partition() {
            return ownership.partition();
        }
    }
}
