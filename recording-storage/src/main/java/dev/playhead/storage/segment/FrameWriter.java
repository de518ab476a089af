package dev.playhead.storage.segment;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;

/**
 * Compresses a segment's frames one after another, in room that they share: what is as large as the raw bytes is made for the largest frame
 * and not for each. Not thread-safe; close it.
 */
final class FrameWriter implements AutoCloseable {
    private final ByteArrayOutputStream out;
    private final ZstdCompressCtx zstd = Frames.compressor();
    private byte[] plain = {};
    private byte[] packed = {};

    FrameWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** Where the next frame begins. */
    int position() {
        return out.size();
    }

    /** Answers the frame's length. */
    int write(HeldLines lines) {
        if (plain.length < lines.size()) {
            plain = new byte[lines.size()];
        }
        lines.copyTo(plain);
        return write(plain, lines.size());
    }

    /** Answers the frame's length. */
    int write(byte[] lines) {
        return write(lines, lines.length);
    }

    private int write(byte[] lines, int length) {
        int most = Math.toIntExact(Zstd.compressBound(length));
        if (packed.length < most) {
            packed = new byte[most];
        }
        int frame = zstd.compressByteArray(packed, 0, packed.length, lines, 0, length);
        out.write(packed, 0, frame);
        return frame;
    }

    @Override
    public void close() {
        zstd.close();
    }
}
