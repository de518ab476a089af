package dev.playhead.storage.segment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A footer's bytes: numbers as varints, offsets and times as differences. */
final class FooterWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    private FooterWriter() {}

    static byte[] write(SegmentFooter footer) {
        FooterWriter writer = new FooterWriter();
        writer.uuid(footer.id());
        writer.unsigned(footer.sections().size());
        footer.sections().forEach(writer::section);
        return writer.out.toByteArray();
    }

    private void section(Section section) {
        unsigned(section.partition());
        unsigned(section.firstOffset());
        unsigned(section.nextOffset() - section.firstOffset());
        unsigned(section.blocks().size());
        section.blocks().forEach(block -> block(block, section.firstOffset()));
        unsigned(section.facts().byteOffset());
        unsigned(section.facts().byteLength());
        unsigned(section.facts().rawBytes());
        unsigned(section.facts().count());
    }

    private void block(BlockEntry block, long sectionFirstOffset) {
        text(block.subject().websiteId().value());
        uuid(block.subject().recordingId().value());
        unsigned(block.byteOffset());
        unsigned(block.byteLength());
        unsigned(block.rawBytes());
        signed(block.firstTimestamp());
        unsigned(block.lastTimestamp() - block.firstTimestamp());
        unsigned(block.runs().size());
        long offset = sectionFirstOffset;
        for (Run run : block.runs()) {
            unsigned(run.offset() - offset);
            unsigned(run.firstIndex());
            unsigned(run.count());
            offset = run.offset();
        }
        unsigned(block.keyframes().size());
        offset = block.firstOffset();
        for (Keyframe keyframe : block.keyframes()) {
            unsigned(keyframe.position().offset() - offset);
            unsigned(keyframe.position().index());
            signed(keyframe.timestamp() - block.firstTimestamp());
            offset = keyframe.position().offset();
        }
    }

    private void uuid(UUID id) {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        out.writeBytes(bytes.array());
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        out.writeBytes(utf8);
    }

    private void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    private void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
