package dev.playhead.storage.segment;

import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.facts.FactRows;
import dev.playhead.storage.facts.PlacedFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One partition of an open segment. */
final class OpenSection {
    private static final long UNSET = -1;

    private final int partition;
    private final Map<Subject, OpenBlock> blocks = new LinkedHashMap<>();
    private final List<PlacedFact> facts = new ArrayList<>();
    private long firstOffset = UNSET;
    private long nextOffset = UNSET;
    private long rawBytes;

    OpenSection(int partition) {
        this.partition = partition;
    }

    /** Answers how many bytes came in. */
    long append(Subject subject, long offset, int firstIndex, List<RecordedEvent> events) {
        long added = blocks.computeIfAbsent(subject, OpenBlock::new).append(offset, firstIndex, events);
        rawBytes += added;
        return added;
    }

    void facts(LogPlace place, List<Fact> completed) {
        completed.forEach(fact -> facts.add(new PlacedFact(place, fact)));
    }

    void offsets(long first, long next) {
        if (firstOffset == UNSET) {
            firstOffset = first;
        } else if ((first != firstOffset && first != nextOffset) || next < nextOffset) {
            throw new IllegalArgumentException("[" + first + ", " + next + ") does not continue [" + firstOffset + ", "
                    + nextOffset + ") of partition " + partition);
        }
        nextOffset = next;
    }

    /** Answers how many bytes went. */
    long forget(Subject subject) {
        facts.removeIf(placed -> placed.fact().subject().equals(subject));
        OpenBlock gone = blocks.remove(subject);
        long bytes = gone == null ? 0 : gone.rawBytes();
        rawBytes -= bytes;
        return bytes;
    }

    long rawBytes() {
        return rawBytes;
    }

    Section close(UUID segmentId, FrameWriter frames) {
        if (firstOffset == UNSET) {
            throw new IllegalArgumentException("partition " + partition + " has events or facts but no offsets");
        }
        // First come, first written: within a partition that is the order of the blocks' first offsets.
        List<BlockEntry> entries = new ArrayList<>();
        blocks.values().forEach(block -> entries.add(block.close(frames)));
        return new Section(partition, firstOffset, nextOffset, entries, closeFacts(segmentId, frames));
    }

    private FactsEntry closeFacts(UUID segmentId, FrameWriter frames) {
        int at = frames.position();
        if (facts.isEmpty()) {
            return new FactsEntry(at, 0, 0, 0);
        }
        byte[] lines = FactRows.lines(segmentId, facts);
        return new FactsEntry(at, frames.write(lines), lines.length, facts.size());
    }
}
