package dev.playhead.embedded.clickhouse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may not be longer than allowed, counted after decompression. */
final class BoundedBody extends FilterInputStream {
    /** The body is longer than the front takes. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("the body is larger than " + most + " bytes");
        }
    }

    private final long most;
    private long seen;

    BoundedBody(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int n = super.read(target, start, length);
        count(Math.max(0, n));
        return n;
    }

    /** The exchange owns the stream below, and still has to read from it what a failed statement left. */
    @Override
    public void close() {}

    private void count(int n) throws TooLarge {
        seen += n;
        if (seen > most) {
            throw new TooLarge(most);
        }
    }
}
