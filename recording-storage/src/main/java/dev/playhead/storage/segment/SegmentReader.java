package dev.playhead.storage.segment;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads segments of every version that was ever written; damage is an answer, not an exception. */
public final class SegmentReader {
    private SegmentReader() {}

    /** @param whole all bytes of the object */
    public static SegmentRead footer(byte[] whole) {
        if (whole.length < SegmentFormat.HEADER_BYTES + SegmentFormat.TRAILER_BYTES) {
            return new SegmentRead.Damaged("too short for a segment");
        }
        int magicAtEnd = whole.length - SegmentFormat.MAGIC.length - 1;
        if (!hasMagic(whole, 0) || !hasMagic(whole, magicAtEnd)) {
            return new SegmentRead.Damaged("no segment's magic at both ends");
        }
        byte version = whole[SegmentFormat.MAGIC.length];
        if (version != whole[whole.length - 1]) {
            return new SegmentRead.Damaged("two versions");
        }
        return version == SegmentFormat.VERSION ? version1(whole) : new SegmentRead.UnknownVersion(version);
    }

    /** A block's NDJSON, from exactly the bytes that the entry points at. */
    public static FrameRead block(byte[] blockBytes, BlockEntry entry) {
        return block(blockBytes, entry.rawBytes());
    }

    /** As {@link #block(byte[], BlockEntry)}, for those who have the catalog's row. */
    public static FrameRead block(byte[] blockBytes, long rawBytes) {
        return Frames.read(blockBytes, rawBytes);
    }

    /** A section's facts as JSONEachRow lines, from exactly the bytes that the catalog's row points at; the frame knows its size. */
    public static FrameRead facts(byte[] factsBytes) {
        return factsBytes.length == 0 ? new FrameRead.Lines(factsBytes) : Frames.read(factsBytes);
    }

    private static SegmentRead version1(byte[] whole) {
        int trailer = whole.length - SegmentFormat.TRAILER_BYTES;
        ByteBuffer numbers = ByteBuffer.wrap(whole, trailer, SegmentFormat.TRAILER_BYTES);
        int footerLength = numbers.getInt();
        int bodyCrc = numbers.getInt();
        int footerCrc = numbers.getInt();
        int footerStart = trailer - footerLength;
        if (footerLength < 0 || footerStart < SegmentFormat.HEADER_BYTES) {
            return new SegmentRead.Damaged("a footer longer than the segment");
        }
        if (SegmentFormat.crc(whole, footerStart, trailer) != footerCrc) {
            return new SegmentRead.Damaged("the footer's checksum");
        }
        if (SegmentFormat.crc(whole, 0, footerStart) != bodyCrc) {
            return new SegmentRead.Damaged("the body's checksum");
        }
        try {
            SegmentFooter footer = FooterReader.read(ByteBuffer.wrap(whole, footerStart, footerLength));
            Segment proven = new Segment(footer.id(), SegmentFormat.objectKey(footer.id()), whole, footer);
            return new SegmentRead.Intact(proven.footer());
        } catch (RuntimeException e) {
            return new SegmentRead.Damaged("the footer: " + e.getMessage());
        }
    }

    private static boolean hasMagic(byte[] whole, int at) {
        return Arrays.equals(
                whole, at, at + SegmentFormat.MAGIC.length, SegmentFormat.MAGIC, 0, SegmentFormat.MAGIC.length);
    }
}
