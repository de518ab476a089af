package dev.playhead.storage.archive;

import java.nio.charset.StandardCharsets;

/** Constants of archive format 1; docs/formats/archive-v1.md says what each byte means. */
final class ArchiveFormat {
    /** Seven bytes, followed by the version byte. */
    static final byte[] MAGIC = "PLHDARC".getBytes(StandardCharsets.US_ASCII);

    static final byte VERSION = 1;

    /** Magic and version. */
    static final int HEADER_BYTES = 8;

    /** Footer length, CRC of the body, CRC of the footer, magic, version. */
    static final int TRAILER_BYTES = 20;

    /** Browsers decode windows of at most 8 MiB. */
    static final int LARGEST_WINDOW_LOG = 23;

    private ArchiveFormat() {}
}
