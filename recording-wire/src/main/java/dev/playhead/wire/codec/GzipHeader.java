package dev.playhead.wire.codec;

import java.io.IOException;

/** Reads a gzip member's header byte by byte, wherever the pieces are cut. */
final class GzipHeader {
    private static final int FIXED_BYTES = 10;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xe0;

    private final boolean first;
    private int at;
    private int flags;
    /** Bytes of the length of the extra field that were read. */
    private int extraLengthBytes;

    private int extraLeft;
    private int crcLeft = 2;

    GzipHeader(boolean first) {
        this.first = first;
    }

    boolean isBegun() {
        return at > 0;
    }

    /** Takes the next byte; true if it was the header's last. */
    boolean take(byte next) throws IOException {
        if (at < FIXED_BYTES) {
            fixed(next & 0xff);
            at++;
            return at == FIXED_BYTES && flags == 0;
        }
        if ((flags & FLAG_EXTRA) != 0) {
            extra(next & 0xff);
        } else if ((flags & FLAG_NAME) != 0) {
            flags &= next == 0 ? ~FLAG_NAME : -1;
        } else if ((flags & FLAG_COMMENT) != 0) {
            flags &= next == 0 ? ~FLAG_COMMENT : -1;
        } else {
            crcLeft--;
            flags &= crcLeft == 0 ? ~FLAG_CRC : -1;
        }
        return flags == 0;
    }

    private void fixed(int value) throws IOException {
        boolean fits =
                switch (at) {
                    case 0 -> value == 0x1f;
                    case 1 -> value == 0x8b;
                    default -> true;
                };
        if (!fits) {
            throw new IOException(first ? "not gzip" : "bytes follow the gzip stream");
        }
        if ((at == 2 && value != 8) || (at == 3 && (value & RESERVED_FLAGS) != 0)) {
            throw new IOException("unknown gzip method or flags");
        }
        if (at == 3) {
            // The lowest flag only says that the text is probably ASCII.
            flags = value & ~1;
        }
    }

    private void extra(int value) {
        if (extraLengthBytes < 2) {
            extraLeft |= value << (8 * extraLengthBytes);
            extraLengthBytes++;
        } else {
            extraLeft--;
        }
        if (extraLengthBytes == 2 && extraLeft == 0) {
            flags &= ~FLAG_EXTRA;
        }
    }
}
