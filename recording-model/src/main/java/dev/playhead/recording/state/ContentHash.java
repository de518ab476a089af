package dev.playhead.recording.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A 64-bit hash of bytes (the mixing of MurmurHash3). It is part of stored state, so it never changes. */
public final class ContentHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private ContentHash() {}

    public static long of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return of(utf8, 0, utf8.length);
    }

    public static long of(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = combine(hash, (long) LONG.get(bytes, at));
        }
        long tail = 0;
        for (int i = end - 1; i >= at; i--) {
            tail = (tail << 8) | (bytes[i] & 0xFF);
        }
        return finish(combine(hash, tail));
    }

    /** The hash of a run of hashes, one longer. */
    public static long append(long runHash, long next) {
        return finish(combine(runHash, next));
    }

    private static long combine(long hash, long value) {
        long mixed = hash ^ (Long.rotateLeft(value * C1, 31) * C2);
        return Long.rotateLeft(mixed, 27) * 5 + 0x52dce729;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
