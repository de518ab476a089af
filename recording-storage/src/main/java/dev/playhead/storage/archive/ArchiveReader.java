package dev.playhead.storage.archive;

import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads archives of every version that was ever written, by ranges; damage is an answer, not an exception. Events are read frame by frame
 * with {@link SegmentReader#block(byte[], long)}: a frame proves itself.
 */
public final class ArchiveReader {
    /** How many bytes at the object's end {@link #footerBytes} wants. */
    public static final int TRAILER_BYTES = ArchiveFormat.TRAILER_BYTES;

    private ArchiveReader() {}

    /**
     * How many bytes before the trailer the footer has; 0 where the trailer is none of ours, which {@link #footer} then tells.
     *
     * @param trailer the object's last {@link #TRAILER_BYTES}
     * @param objectBytes length of the whole object
     */
    public static int footerBytes(byte[] trailer, long objectBytes) {
        int length = ByteBuffer.wrap(trailer).getInt();
        return length < 0 || length > objectBytes - ArchiveFormat.HEADER_BYTES - TRAILER_BYTES ? 0 : length;
    }

    /**
     * The footer, proven by its own checksum.
     *
     * @param end the object's last bytes: footer and trailer
     * @param objectBytes length of the whole object
     */
    public static ArchiveRead footer(byte[] end, long objectBytes) {
        int trailer = end.length - TRAILER_BYTES;
        int magic = end.length - ArchiveFormat.MAGIC.length - 1;
        if (trailer < 0 || !hasMagic(end, magic)) {
            return new ArchiveRead.Damaged("no archive's magic at the end");
        }
        byte version = end[end.length - 1];
        if (version != ArchiveFormat.VERSION) {
            return new ArchiveRead.UnknownVersion(version);
        }
        ByteBuffer numbers = ByteBuffer.wrap(end, trailer, TRAILER_BYTES);
        int footerLength = numbers.getInt();
        numbers.getInt();
        int footerCrc = numbers.getInt();
        int start = trailer - footerLength;
        if (footerLength < 0 || start < 0) {
            return new ArchiveRead.Damaged("a footer longer than was read");
        }
        if (crc(end, start, trailer) != footerCrc) {
            return new ArchiveRead.Damaged("the footer's checksum");
        }
        try {
            ArchiveFooter footer = ArchiveIndex.read(ByteBuffer.wrap(end, start, footerLength));
            return footer.footerStart() == objectBytes - TRAILER_BYTES - footerLength
                    ? new ArchiveRead.Intact(footer)
                    : new ArchiveRead.Damaged("the footer doesn't describe an object of this length");
        } catch (RuntimeException e) {
            return new ArchiveRead.Damaged("the footer: " + e.getMessage());
        }
    }

    /** As {@link #footer(byte[], long)}, proving every byte of the object. */
    public static ArchiveRead whole(byte[] object) {
        if (object.length < ArchiveFormat.HEADER_BYTES + TRAILER_BYTES
                || !hasMagic(object, 0)
                || !hasMagic(object, object.length - ArchiveFormat.MAGIC.length - 1)) {
            return new ArchiveRead.Damaged("no archive's magic at both ends");
        }
        if (object[ArchiveFormat.MAGIC.length] != object[object.length - 1]) {
            return new ArchiveRead.Damaged("two versions");
        }
        ArchiveRead read = footer(object, object.length);
        if (read instanceof ArchiveRead.Intact(ArchiveFooter footer)) {
            int bodyCrc = ByteBuffer.wrap(object).getInt(object.length - TRAILER_BYTES + 4);
            return crc(object, 0, Math.toIntExact(footer.footerStart())) == bodyCrc
                    ? read
                    : new ArchiveRead.Damaged("the body's checksum");
        }
        return read;
    }

    /** The summary's JSON document, from exactly the bytes that the entry points at. */
    public static FrameRead summary(byte[] frame, SummaryEntry entry) {
        return SegmentReader.block(frame, entry.rawBytes());
    }

    private static boolean hasMagic(byte[] bytes, int at) {
        return at >= 0
                && Arrays.equals(
                        bytes, at, at + ArchiveFormat.MAGIC.length, ArchiveFormat.MAGIC, 0, ArchiveFormat.MAGIC.length);
    }

    private static int crc(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }
}
