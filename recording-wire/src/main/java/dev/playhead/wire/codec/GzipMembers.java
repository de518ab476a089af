package dev.playhead.wire.codec;

import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates every member of a gzip body (RFC 1952). The JDK's own stream takes any bytes behind the first member for the
 * body's end; a body that was spliced or cut there would pass as whole.
 */
final class GzipMembers {
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xe0;

    private final byte[] body;
    private final byte[] buffer;
    private final InflatedSink sink;
    private int at;

    GzipMembers(byte[] body, byte[] buffer, InflatedSink sink) {
        this.body = body;
        this.buffer = buffer;
        this.sink = sink;
    }

    void inflate() throws IOException, CapExceeded {
        Inflater inflater = new Inflater(true);
        try {
            do {
                skipHeader();
                member(inflater);
                inflater.reset();
            } while (at < body.length);
        } finally {
            inflater.end();
        }
    }

    private void member(Inflater inflater) throws IOException, CapExceeded {
        CRC32 crc = new CRC32();
        inflater.setInput(body, at, body.length - at);
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("gzip stream is cut off");
                }
                crc.update(buffer, 0, count);
                sink.take(buffer, 0, count);
            }
        } catch (DataFormatException e) {
            throw new IOException("gzip stream is corrupt", e);
        }
        at = body.length - inflater.getRemaining();
        long expectedCrc = littleEndian(at, TRAILER_BYTES);
        long expectedLength = expectedCrc >>> 32;
        if ((expectedCrc & 0xffff_ffffL) != crc.getValue()
                || expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new IOException("gzip checksum does not match");
        }
        at += TRAILER_BYTES;
    }

    private void skipHeader() throws IOException {
        boolean first = at == 0;
        if (littleEndian(at, 2) != 0x8b1f) {
            throw new IOException(first ? "not gzip" : "bytes follow the gzip stream");
        }
        int flags = unsigned(at + 3);
        if (unsigned(at + 2) != 8 || (flags & RESERVED_FLAGS) != 0) {
            throw new IOException("unknown gzip method or flags");
        }
        at += HEADER_BYTES;
        if ((flags & FLAG_EXTRA) != 0) {
            at += 2 + (int) littleEndian(at, 2);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_CRC) != 0) {
            at += 2;
        }
        if (at > body.length) {
            throw new IOException("gzip stream is cut off");
        }
    }

    private void skipText() throws IOException {
        while (unsigned(at++) != 0) {
            // to the terminating zero
        }
    }

    private long littleEndian(int from, int bytes) throws IOException {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | unsigned(from + i);
        }
        return value;
    }

    private int unsigned(int index) throws IOException {
        if (index >= body.length) {
            throw new IOException("gzip stream is cut off");
        }
        return body[index] & 0xff;
    }
}
