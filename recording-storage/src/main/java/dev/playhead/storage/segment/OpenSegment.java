package dev.playhead.storage.segment;

import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A segment that is being filled, by one thread. It keeps the chunks' bytes where they are hardly more than the events' lines, else copies:
 * nobody may change them. Memory: at most twice {@link #rawBytes()}, nearly always just as much, plus the facts; compression happens in
 * {@link #close()}.
 */
public final class OpenSegment {
    private final UUID id;
    private final TreeMap<Integer, OpenSection> sections = new TreeMap<>();
    private long rawBytes;

    /** @param segmentId a UUIDv7 that no other segment has, not even another try at the same events */
    public OpenSegment(UUID segmentId) {
        this.id = segmentId;
    }

    public UUID id() {
        return id;
    }

    /**
     * A chunk's accepted events; of one recording in ascending order of offsets.
     *
     * @param offset the chunk's
     * @param firstIndex index of the first of these events in the chunk: the events before it were dropped
     * @param events those from firstIndex on; none is allowed
     */
    public void append(int partition, Subject subject, long offset, int firstIndex, List<RecordedEvent> events) {
        if (!events.isEmpty()) {
            rawBytes += section(partition).append(subject, offset, firstIndex, events);
        }
    }

    /** @param place of the log entry that completed them: its partition, and when the log took it */
    public void facts(LogPlace place, List<Fact> facts) {
        if (!facts.isEmpty()) {
            section(place.partition()).facts(place, facts);
        }
    }

    /**
     * What of the partition this segment absorbs, whether or not it left events. Called again, it extends the range.
     *
     * @throws IllegalArgumentException where the range does not continue the one so far
     */
    public void offsets(int partition, long firstOffset, long nextOffset) {
        section(partition).offsets(firstOffset, nextOffset);
    }

    /** Leaves a partition out, for one that another indexer has taken over. */
    public void discard(int partition) {
        OpenSection discarded = sections.remove(partition);
        if (discarded != null) {
            rawBytes -= discarded.rawBytes();
        }
    }

    /** Leaves out what one recording has left in a partition so far, events and facts. */
    public void forget(int partition, Subject subject) {
        OpenSection section = sections.get(partition);
        if (section != null) {
            rawBytes -= section.forget(subject);
        }
    }

    /** Bytes of NDJSON so far. */
    public long rawBytes() {
        return rawBytes;
    }

    /** True while there is nothing to store: no events, no facts and no offsets. */
    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /**
     * Compresses and seals; the open segment must not be used afterwards.
     *
     * @throws IllegalArgumentException where a partition has events or facts, but {@link #offsets} was not called so that they lie in
     *     its range
     */
    public Segment close() {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(rawBytes / 4 + 4096, 64L << 20));
        SegmentBytes.begin(out, id);
        List<Section> closed = new ArrayList<>();
        try (FrameWriter frames = new FrameWriter(out)) {
            sections.values().forEach(section -> closed.add(section.close(id, frames)));
        }
        return SegmentBytes.seal(out, new SegmentFooter(id, closed));
    }

    private OpenSection section(int partition) {
        return sections.computeIfAbsent(partition, OpenSection::new);
    }
}
