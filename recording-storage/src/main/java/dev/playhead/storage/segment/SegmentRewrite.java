package dev.playhead.storage.segment;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.facts.FactLines;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A segment once more, without what must go. Frames of the blocks that stay are copied byte for byte; facts are compressed anew.
 *
 * @param whole all bytes of the object
 * @param footer of these bytes
 */
public record SegmentRewrite(byte[] whole, SegmentFooter footer) {

    /** A block's place in the catalog. */
    public record BlockKey(RecordingId recordingId, long firstOffset) {}

    /**
     * The recordings that have facts in the segment.
     *
     * @throws IllegalArgumentException where the facts are damaged
     */
    public Set<RecordingId> factHolders() {
        Set<RecordingId> holders = new HashSet<>();
        footer.sections().forEach(section -> holders.addAll(FactLines.recordings(lines(section.facts()))));
        return holders;
    }

    /**
     * @param id of the new segment, a UUIDv7
     * @param partitions whose sections stay
     * @param blocks that stay
     * @param withoutFactsOf recordings whose facts go
     * @throws IllegalArgumentException where the facts are damaged
     */
    public Segment keeping(UUID id, Set<Integer> partitions, Set<BlockKey> blocks, Set<RecordingId> withoutFactsOf) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length);
        SegmentBytes.begin(out, id);
        List<Section> sections = new ArrayList<>();
        try (FrameWriter frames = new FrameWriter(out)) {
            for (Section section : footer.sections()) {
                if (partitions.contains(section.partition())) {
                    sections.add(new Section(
                            section.partition(),
                            section.firstOffset(),
                            section.nextOffset(),
                            blocks(section, blocks, out),
                            facts(section.facts(), id, withoutFactsOf, frames)));
                }
            }
        }
        return SegmentBytes.seal(out, new SegmentFooter(id, sections));
    }

    private List<BlockEntry> blocks(Section section, Set<BlockKey> kept, ByteArrayOutputStream out) {
        List<BlockEntry> entries = new ArrayList<>();
        for (BlockEntry block : section.blocks()) {
            if (kept.contains(new BlockKey(block.subject().recordingId(), block.firstOffset()))) {
                int at = out.size();
                out.write(whole, Math.toIntExact(block.byteOffset()), block.byteLength());
                entries.add(block.at(at));
            }
        }
        return entries;
    }

    private FactsEntry facts(FactsEntry entry, UUID id, Set<RecordingId> without, FrameWriter frames) {
        int at = frames.position();
        FactLines.Kept kept = FactLines.without(lines(entry), without);
        if (kept.count() == 0) {
            return new FactsEntry(at, 0, 0, 0);
        }
        byte[] lines = FactLines.movedTo(kept.lines(), footer.id(), id);
        return new FactsEntry(at, frames.write(lines), lines.length, kept.count());
    }

    private byte[] lines(FactsEntry entry) {
        int from = Math.toIntExact(entry.byteOffset());
        byte[] frame = Arrays.copyOfRange(whole, from, from + entry.byteLength());
        return switch (SegmentReader.facts(frame)) {
            case FrameRead.Lines(byte[] lines) -> lines;
            case FrameRead.Damaged(String reason) ->
                throw new IllegalArgumentException("facts of segment " + footer.id() + " are damaged: " + reason);
        };
    }
}
