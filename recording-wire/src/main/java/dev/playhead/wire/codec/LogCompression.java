package dev.playhead.wire.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Compresses for the log what recorders send plain, with zstd 1: it is kept for days only, and archived with a higher level. Contexts and the
 * room behind them are used again, since to make one costs as much as to compress a small body. Thread-safe.
 */
public final class LogCompression {
    private static final int LEVEL = 1;
    /** Room beyond it isn't kept: few bodies are as large. */
    private static final int KEPT_BYTES = 2 * 1024 * 1024;

    private static final BlockingQueue<LogCompression> IDLE =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL).setContentSize(true);
    private byte[] room = {};

    private LogCompression() {}

    /** One zstd frame that names its plain length. */
    public static byte[] zstd(byte[] plain) {
        return zstd(plain, 0, plain.length);
    }

    /** The same of a part of an array. */
    public static byte[] zstd(byte[] plain, int from, int length) {
        LogCompression idle = IDLE.poll();
        LogCompression one = idle == null ? new LogCompression() : idle;
        try {
            return one.frame(plain, from, length);
        } finally {
            if (!IDLE.offer(one)) {
                one.zstd.close();
            }
        }
    }

    private byte[] frame(byte[] plain, int from, int length) {
        int most = Math.toIntExact(Zstd.compressBound(length));
        byte[] into = most <= room.length ? room : new byte[most];
        if (most <= KEPT_BYTES) {
            room = into;
        }
        int written = zstd.compressByteArray(into, 0, into.length, plain, from, length);
        return Arrays.copyOf(into, written);
    }
}
