package dev.playhead.replay.stream;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is compressed as a whole or not at all. */
final class PlainBody implements NdjsonBody {
    private final OutputStream out;

    PlainBody(OutputStream out) {
        this.out = out;
    }

    @Override
    public OutputStream lines() {
        return out;
    }

    @Override
    public void frame(byte[] zstdFrame, byte[] lines) throws IOException {
        out.write(lines);
    }

    @Override
    public void finish() throws IOException {
        if (out instanceof OneMemberGzip gzip) {
            gzip.finish();
        }
        out.flush();
    }
}
