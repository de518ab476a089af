package dev.playhead.storage.segment;

import dev.playhead.recording.Position;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads what {@link FooterWriter} wrote. Anything else ends in a RuntimeException (of the buffer, of arithmetic, or of the records'
 * invariants), never in an allocation beyond a multiple of the footer's length.
 */
final class FooterReader {
    private final ByteBuffer in;

    private FooterReader(ByteBuffer in) {
        this.in = in;
    }

    static SegmentFooter read(ByteBuffer footer) {
        FooterReader reader = new FooterReader(footer);
        UUID id = reader.uuid();
        int count = reader.count();
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sections.add(reader.section());
        }
        if (footer.hasRemaining()) {
            throw new IllegalArgumentException("bytes after the last section");
        }
        return new SegmentFooter(id, sections);
    }

    private Section section() {
        int partition = integer();
        long firstOffset = unsigned();
        long nextOffset = Math.addExact(firstOffset, unsigned());
        int count = count();
        List<BlockEntry> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(block(firstOffset));
        }
        return new Section(
                partition,
                firstOffset,
                nextOffset,
                blocks,
                new FactsEntry(unsigned(), integer(), unsigned(), integer()));
    }

    private BlockEntry block(long sectionFirstOffset) {
        Subject subject = new Subject(new WebsiteId(text()), new RecordingId(uuid()));
        long byteOffset = unsigned();
        int byteLength = integer();
        long rawBytes = unsigned();
        long firstTimestamp = signed();
        long lastTimestamp = firstTimestamp + unsigned();
        List<Run> runs = runs(sectionFirstOffset);
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
                keyframes(firstOffset, firstTimestamp));
    }

    private List<Run> runs(long sectionFirstOffset) {
        int count = count();
        List<Run> runs = new ArrayList<>();
        long offset = sectionFirstOffset;
        for (int i = 0; i < count; i++) {
            offset = Math.addExact(offset, unsigned());
            runs.add(new Run(offset, integer(), integer()));
        }
        return runs;
    }

    private List<Keyframe> keyframes(long firstOffset, long firstTimestamp) {
        int count = count();
        List<Keyframe> keyframes = new ArrayList<>();
        long offset = firstOffset;
        for (int i = 0; i < count; i++) {
            offset = Math.addExact(offset, unsigned());
            keyframes.add(new Keyframe(new Position(offset, integer()), firstTimestamp + signed()));
        }
        return keyframes;
    }

    private UUID uuid() {
        return new UUID(in.getLong(), in.getLong());
    }

    private String text() {
        byte[] utf8 = new byte[count()];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A number of things that each take at least one byte. */
    private int count() {
        int count = integer();
        if (count > in.remaining()) {
            throw new IllegalArgumentException("more things than bytes");
        }
        return count;
    }

    private int integer() {
        return Math.toIntExact(unsigned());
    }

    private long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint of more than ten bytes");
    }
}
