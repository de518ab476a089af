package dev.playhead.wire.codec;

import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates every member of a gzip stream (RFC 1952). The JDK's own stream takes any bytes behind the first member for the
 * body's end; a body that was spliced or cut there would pass as whole.
 */
final class GzipStream implements PlainStream {
    private static final int TRAILER_BYTES = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private GzipHeader header = new GzipHeader(true);
    private boolean inBody;
    private boolean anyMember;
    private long trailer;
    private int trailerBytes = TRAILER_BYTES;

    @Override
    public void feed(byte[] piece, int from, int count, InflatedSink sink) throws IOException, CapExceeded {
        byte[] room = PlainStream.room(count);
        int at = from;
        int to = from + count;
        while (at < to) {
            if (inBody) {
                at = body(piece, at, to, room, sink);
            } else if (trailerBytes < TRAILER_BYTES) {
                trailer(piece[at++]);
            } else if (header.take(piece[at++])) {
                inBody = true;
            }
        }
    }

    private int body(byte[] piece, int from, int to, byte[] room, InflatedSink sink) throws IOException, CapExceeded {
        inflater.setInput(piece, from, to - from);
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(room);
                if (count == 0 && inflater.needsDictionary()) {
                    throw new IOException("gzip stream is corrupt");
                }
                if (count == 0 && inflater.needsInput()) {
                    return to;
                }
                crc.update(room, 0, count);
                sink.take(room, 0, count);
            }
        } catch (DataFormatException e) {
            throw new IOException("gzip stream is corrupt", e);
        }
        inBody = false;
        trailer = 0;
        trailerBytes = 0;
        return to - inflater.getRemaining();
    }

    private void trailer(byte next) throws IOException {
        trailer |= (next & 0xffL) << (8 * trailerBytes);
        trailerBytes++;
        if (trailerBytes < TRAILER_BYTES) {
            return;
        }
        if ((trailer & 0xffff_ffffL) != crc.getValue()
                || trailer >>> 32 != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new IOException("gzip checksum does not match");
        }
        anyMember = true;
        inflater.reset();
        crc.reset();
        header = new GzipHeader(false);
    }

    @Override
    public void end() throws IOException {
        if (inBody || trailerBytes < TRAILER_BYTES || !anyMember || header.isBegun()) {
            throw new IOException("gzip stream is cut off");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
