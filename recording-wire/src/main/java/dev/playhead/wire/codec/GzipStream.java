package dev.playhead.wire.codec;

import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates every member of a gzip stream (RFC 1952). The JDK's own stream takes any bytes behind the first member for the
 * body's end; a body that was spliced or cut there would pass as whole.
 *
 * <p>One for whole bodies is taken from those that have done a body before ({@link #ofWholeBody}): to make an inflater and its
 * room costs as much as to inflate a small chunk. One thread at a time.
 */
final class GzipStream implements PlainStream {
    private static final int TRAILER_BYTES = 8;

    /** What a recorder uploads fits in as a rule, so that it is looked at in one piece. */
    private static final int BODY_BYTES = 512 * 1024;

    private static final BlockingQueue<GzipStream> IDLE =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    /** The room of one for whole bodies, which are read in one piece. */
    private final byte @Nullable [] own;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private GzipHeader header = new GzipHeader(true);
    private boolean inBody;
    private boolean anyMember;
    private long trailer;
    private int trailerBytes = TRAILER_BYTES;

    /** For a stream that comes in pieces, few and small ones perhaps. */
    GzipStream() {
        this(null);
    }

    private GzipStream(byte @Nullable [] own) {
        this.own = own;
    }

    /** For a body that is fed at once. Closing it makes it another body's. */
    static GzipStream ofWholeBody() {
        GzipStream idle = IDLE.poll();
        return idle == null ? new GzipStream(new byte[BODY_BYTES]) : idle;
    }

    @Override
    public void feed(byte[] piece, int from, int count, InflatedSink sink) throws IOException, CapExceeded {
        byte[] room = own == null ? PlainStream.room(count) : own;
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
        begin();
        header = new GzipHeader(false);
    }

    @Override
    public void end() throws IOException {
        if (inBody || trailerBytes < TRAILER_BYTES || !anyMember || header.isBegun()) {
            throw new IOException("gzip stream is cut off");
        }
    }

    /** Gives native memory back, or is as good as new for another body. */
    @Override
    public void close() {
        if (own == null) {
            inflater.end();
            return;
        }
        begin();
        anyMember = false;
        header = new GzipHeader(true);
        if (!IDLE.offer(this)) {
            inflater.end();
        }
    }

    private void begin() {
        inflater.reset();
        crc.reset();
        inBody = false;
        trailerBytes = TRAILER_BYTES;
    }
}
