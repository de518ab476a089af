package dev.playhead.storage.archive;

import com.github.luben.zstd.Zstd;

/**
 * How an archive is written.
 *
 * @param frameBytes what a frame holds, raw; one may hold half as much again to end at a full snapshot
 * @param level of zstd
 */
public record ArchiveSettings(int frameBytes, int level) {
    public static final ArchiveSettings DEFAULTS = new ArchiveSettings(8 << 20, 19);

    private static final int SMALLEST_FRAME = 64;
    private static final int LARGEST_FRAME = 64 << 20;

    public ArchiveSettings {
        if (frameBytes < SMALLEST_FRAME || frameBytes > LARGEST_FRAME) {
            throw new IllegalArgumentException(
                    "an archive's frames hold " + SMALLEST_FRAME + " to " + LARGEST_FRAME + " bytes");
        }
        if (level < 1 || level > Zstd.maxCompressionLevel()) {
            throw new IllegalArgumentException("zstd has the levels 1 to " + Zstd.maxCompressionLevel());
        }
    }

    /** At this many raw bytes a frame is cut, wherever a full snapshot is. */
    int mostBytes() {
        return frameBytes + frameBytes / 2;
    }
}
