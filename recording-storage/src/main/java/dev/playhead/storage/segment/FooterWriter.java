package dev.playhead.storage.segment;

/** A segment's footer as bytes. */
final class FooterWriter {
    private final IndexWriter out = new IndexWriter();

    private FooterWriter() {}

    static byte[] write(SegmentFooter footer) {
        FooterWriter writer = new FooterWriter();
        writer.out.uuid(footer.id());
        writer.out.unsigned(footer.sections().size());
        footer.sections().forEach(writer::section);
        return writer.out.bytes();
    }

    private void section(Section section) {
        out.unsigned(section.partition());
        out.unsigned(section.firstOffset());
        out.unsigned(section.nextOffset() - section.firstOffset());
        out.unsigned(section.blocks().size());
        section.blocks().forEach(block -> block(block, section.firstOffset()));
        out.facts(section.facts());
    }

    private void block(BlockEntry block, long sectionFirstOffset) {
        out.text(block.subject().websiteId().value());
        out.uuid(block.subject().recordingId().value());
        out.unsigned(block.byteOffset());
        out.unsigned(block.byteLength());
        out.unsigned(block.rawBytes());
        out.signed(block.firstTimestamp());
        out.unsigned(block.lastTimestamp() - block.firstTimestamp());
        out.runs(block.runs(), sectionFirstOffset);
        out.keyframes(block.keyframes(), block.firstOffset(), block.firstTimestamp());
    }
}
