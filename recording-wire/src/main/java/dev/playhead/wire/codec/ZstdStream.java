package dev.playhead.wire.codec;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;
import java.io.InputStream;

/** Decodes zstd frames (RFC 8878), any number of them. */
final class ZstdStream implements PlainStream {
    /** 8 MiB: what RFC 9659 allows a zstd content coding, and what a browser decodes; a larger window is a memory bomb. */
    private static final int WINDOW_LOG = 23;

    private final Pieces pieces = new Pieces();
    private final ZstdInputStreamNoFinalizer decoder;
    private boolean empty = true;

    ZstdStream() throws IOException {
        decoder = new ZstdInputStreamNoFinalizer(pieces);
        decoder.setLongMax(WINDOW_LOG);
        // The end of a piece isn't the end of the stream.
        decoder.setContinuous(true);
    }

    @Override
    public void feed(byte[] piece, int from, int count, InflatedSink sink) throws IOException, CapExceeded {
        if (count == 0) {
            return;
        }
        empty = false;
        pieces.set(piece, from, count);
        byte[] room = PlainStream.room(count);
        for (int read = decoder.read(room); read >= 0; read = decoder.read(room)) {
            sink.take(room, 0, read);
        }
    }

    @Override
    public void end() throws IOException {
        decoder.setContinuous(false);
        if (empty || decoder.read() >= 0) {
            throw new IOException("zstd stream is cut off");
        }
    }

    @Override
    public void close() {
        try {
            decoder.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing memory cannot fail", e);
        }
    }

    /** The piece at hand as the decoder's source. */
    private static final class Pieces extends InputStream {
        private byte[] piece = new byte[0];
        private int at;
        private int to;

        void set(byte[] bytes, int from, int count) {
            piece = bytes;
            at = from;
            to = from + count;
        }

        @Override
        public int available() {
            return to - at;
        }

        @Override
        public int read() {
            return at < to ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == to) {
                return -1;
            }
            int part = Math.min(length, to - at);
            System.arraycopy(piece, at, target, offset, part);
            at += part;
            return part;
        }
    }
}
