package dev.playhead.storage.segment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;

/** What stands around a segment's frames: the header before, footer and trailer behind. */
final class SegmentBytes {

    private SegmentBytes() {}

    static void begin(ByteArrayOutputStream out, UUID id) {
        out.writeBytes(SegmentFormat.MAGIC);
        out.write(SegmentFormat.VERSION);
        out.writeBytes(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static Segment seal(ByteArrayOutputStream out, SegmentFooter footer) {
        byte[] body = out.toByteArray();
        byte[] index = FooterWriter.write(footer);
        byte[] whole = ByteBuffer.allocate(body.length + index.length + SegmentFormat.TRAILER_BYTES)
                .put(body)
                .put(index)
                .putInt(index.length)
                .putInt(SegmentFormat.crc(body, 0, body.length))
                .putInt(SegmentFormat.crc(index, 0, index.length))
                .put(SegmentFormat.MAGIC)
                .put(SegmentFormat.VERSION)
                .array();
        return new Segment(footer.id(), SegmentFormat.objectKey(footer.id()), whole, footer);
    }
}
