package dev.playhead.storage.segment;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what {@link FooterWriter} wrote; anything else ends as {@link IndexReader} says. */
final class FooterReader {
    private final IndexReader in;

    private FooterReader(ByteBuffer in) {
        this.in = new IndexReader(in);
    }

    static SegmentFooter read(ByteBuffer footer) {
        FooterReader reader = new FooterReader(footer);
        UUID id = reader.in.uuid();
        int count = reader.in.count();
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sections.add(reader.section());
        }
        if (!reader.in.isAtEnd()) {
            throw new IllegalArgumentException("bytes after the last section");
        }
        return new SegmentFooter(id, sections);
    }

    private Section section() {
        int partition = in.integer();
        long firstOffset = in.unsigned();
        long nextOffset = Math.addExact(firstOffset, in.unsigned());
        int count = in.count();
        List<BlockEntry> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(block(firstOffset));
        }
        return new Section(partition, firstOffset, nextOffset, blocks, in.facts());
    }

    private BlockEntry block(long sectionFirstOffset) {
        Subject subject = new Subject(new WebsiteId(in.text()), new RecordingId(in.uuid()));
        long byteOffset = in.unsigned();
        int byteLength = in.integer();
        long rawBytes = in.unsigned();
        long firstTimestamp = in.signed();
        long lastTimestamp = firstTimestamp + in.unsigned();
        List<Run> runs = in.runs(sectionFirstOffset);
        long firstOffset = runs.getFirst().offset();
        return new BlockEntry(
                subject,
                firstOffset,
                runs.getLast().offset(),
                byteOffset,
                byteLength,
                rawBytes,
                Math.toIntExact(runs.stream().mapToLong(Run::count).sum()),
                firstTimestamp,
                lastTimestamp,
                runs,
                in.keyframes(firstOffset, firstTimestamp));
    }
}
