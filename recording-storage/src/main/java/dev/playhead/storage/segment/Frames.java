package dev.playhead.storage.segment;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/** zstd frames as segments hold them: level 3, content size and content checksum in the frame, windows of at most 8 MiB. */
final class Frames {
    // Its window is 2 MiB, below the format's limit of 8 MiB, which is what browsers decode.
    private static final int LEVEL = 3;

    private Frames() {}

    /** Not thread-safe; close it. */
    static ZstdCompressCtx compressor() {
        return new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true).setContentSize(true);
    }

    static FrameRead read(byte[] frame, long rawBytes) {
        return Zstd.getFrameContentSize(frame) == rawBytes
                ? read(frame)
                : new FrameRead.Damaged("the frame's content size is not that of the index");
    }

    static FrameRead read(byte[] frame) {
        long size = Zstd.getFrameContentSize(frame);
        if (size < 0 || size > Integer.MAX_VALUE - 8) {
            return new FrameRead.Damaged("no frame with a content size");
        }
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            byte[] lines = context.decompress(frame, (int) size);
            return lines.length == size ? new FrameRead.Lines(lines) : new FrameRead.Damaged("the frame is cut off");
        } catch (ZstdException e) {
            return new FrameRead.Damaged("zstd: " + e.getMessage());
        }
    }
}
