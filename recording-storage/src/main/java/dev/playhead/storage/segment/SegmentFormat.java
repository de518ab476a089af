package dev.playhead.storage.segment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Constants of segment format 1; docs/formats/segment-v1.md says what each byte means. */
final class SegmentFormat {
    /** Seven bytes, followed by the version byte. */
    static final byte[] MAGIC = "PLHDSEG".getBytes(StandardCharsets.US_ASCII);

    static final byte VERSION = 1;
    /** Magic, version, segment id. */
    static final int HEADER_BYTES = 24;
    /** Footer length, CRC of the body, CRC of the footer, magic, version. */
    static final int TRAILER_BYTES = 20;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH").withZone(ZoneOffset.UTC);

    private SegmentFormat() {}

    /** The hour in the key is that of the id, so that the key follows from the id alone. */
    static String objectKey(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("a segment's id is a UUIDv7");
        }
        Instant minted = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return "segments/" + HOUR.format(minted) + "/" + id + ".seg";
    }

    static int crc(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }
}
