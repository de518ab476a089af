package dev.playhead.storage.segment;

import java.util.UUID;

/**
 * A closed segment. Its constructor proves that the footer describes the bytes: frames follow one another without gap or overlap from
 * the header to the footer.
 *
 * @param objectKey where it belongs in object storage
 * @param bytes the whole object; not to be changed
 */
public record Segment(UUID id, String objectKey, byte[] bytes, SegmentFooter footer) {
    public Segment {
        long at = SegmentFormat.HEADER_BYTES;
        for (Section section : footer.sections()) {
            for (BlockEntry block : section.blocks()) {
                require(block.byteOffset() == at);
                at += block.byteLength();
            }
            require(section.facts().byteOffset() == at);
            at += section.facts().byteLength();
        }
        require(at < bytes.length - SegmentFormat.TRAILER_BYTES);
        require(footer.id().equals(id));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("the footer doesn't describe the segment's bytes");
        }
    }
}
