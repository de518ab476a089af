package dev.playhead.indexer.fold;

import dev.playhead.indexer.consume.Ownership;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.wire.record.PendingChunk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fold hands over at once: the segment's content and, for each partition in it, the step that its checkpoint makes.
 * Owned by the publisher from then on. Without events and facts there is
 * no segment, only checkpoints and recordings.
 *
 * @param factHolders by partition, the recordings that have facts in the segment
 */
public record Flush(@Nullable OpenSegment segment, List<Step> steps, Map<Integer, Set<RecordingId>> factHolders) {

    public Flush {
        steps = List.copyOf(steps);
    }

    /**
     * @param ownership  the claim under which the records were read
     * @param fromOffset the checkpoint that this step starts from; the catalog must still hold it
     * @param nextOffset the checkpoint that it reaches
     * @param pending    chunks whose first frames lie below {@code nextOffset}
     * @param changes    recordings that changed between the two
     * @param beginnings recordings that began between the two, in log order
     * @param usage      what became of the events between the two; it counts once the step is published
     */
    public record Step(
            Ownership ownership,
            long fromOffset,
            long nextOffset,
            List<PendingChunk> pending,
            List<RecordingChange> changes,
            List<Beginning> beginnings,
            List<DayUsage> usage) {

        public Step {
            pending = List.copyOf(pending);
            changes = List.copyOf(changes);
            beginnings = List.copyOf(beginnings);
            usage = List.copyOf(usage);
        }

        public int partition() {
            return ownership.partition();
        }
    }
}
