package dev.playhead.replay.stream;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A body of concatenated zstd frames: stored ones as they are, lines of our own in frames between them. */
final class ZstdBody implements NdjsonBody {
    private static final int LEVEL = 3;
    // Chromium decodes windows of at most 8 MiB; what the tail holds seldom fills this one.
    private static final int WINDOW_LOG = 21;

    private final OutputStream out;
    private @Nullable ZstdOutputStreamNoFinalizer own;

    ZstdBody(OutputStream out) {
        this.out = out;
    }

    @Override
    public OutputStream lines() throws IOException {
        ZstdOutputStreamNoFinalizer open = own;
        if (open == null) {
            open = new ZstdOutputStreamNoFinalizer(new StaysOpen(out), LEVEL);
            open.setWindowLog(WINDOW_LOG);
            own = open;
        }
        return open;
    }

    @Override
    public void frame(byte[] zstdFrame, byte[] lines) throws IOException {
        endOwnFrame();
        out.write(zstdFrame);
    }

    @Override
    public void finish() throws IOException {
        endOwnFrame();
        out.flush();
    }

    private void endOwnFrame() throws IOException {
        if (own != null) {
            own.close();
            own = null;
        }
    }

    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // The connection's stream has more frames to take.
        }
    }
}
