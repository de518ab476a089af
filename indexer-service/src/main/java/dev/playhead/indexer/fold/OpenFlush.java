package dev.playhead.indexer.fold;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.segment.OpenSegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is collected until the next flush. Confined to the index loop's lock. */
final class OpenFlush {

    private final OpenSegment segment;
    /** By partition, the recordings that have facts here. */
    private final Map<Integer, Set<RecordingId>> factHolders = new HashMap<>();

    private boolean hasContent;
    private long openedAt;

    OpenFlush(UUID segmentId) {
        this.segment = new OpenSegment(segmentId);
    }

    /** A record was read: the flush ages from its first one on. */
    void touch(long nanoTime) {
        if (openedAt == 0) {
            openedAt = nanoTime;
        }
    }

    boolean isOlderThan(long nanos, long nanoTime) {
        return openedAt != 0 && nanoTime - openedAt >= nanos;
    }

    long rawBytes() {
        return segment.rawBytes();
    }

    void append(Subject subject, LogPlace place, int firstIndex, List<RecordedEvent> events) {
        hasContent |= !events.isEmpty();
        segment.append(place.partition(), subject, place.offset(), firstIndex, events);
    }

    void facts(LogPlace place, List<Fact> facts) {
        hasContent |= !facts.isEmpty();
        segment.facts(place, facts);
        facts.forEach(fact -> factHolders
                .computeIfAbsent(place.partition(), none -> new HashSet<>())
                .add(fact.subject().recordingId()));
    }

    /** Of a recording that is erased nothing collected so far may be stored. */
    void forget(int partition, Subject subject) {
        segment.forget(partition, subject);
        factHolders.getOrDefault(partition, new HashSet<>()).remove(subject.recordingId());
    }

    /** Takes each partition's step. Without events and facts there is nothing to store: a flush without segment. */
    Flush close(Collection<PartitionFold> folds) {
        List<Flush.Step> steps = new ArrayList<>();
        for (PartitionFold fold : folds) {
            Flush.Step step = fold.takeStep();
            if (step != null) {
                segment.offsets(step.partition(), step.fromOffset(), step.nextOffset());
                steps.add(step);
            }
        }
        return new Flush(hasContent ? segment : null, steps, factHolders);
    }

    /** What was folded of a partition under a claim that is gone. */
    void discard(int partition) {
        segment.discard(partition);
        factHolders.remove(partition);
    }
}
