package dev.playhead.embedded.clickhouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** CityHash128 in its version 1.0.2, the checksum of ClickHouse's compressed blocks. */
final class CityHash128 {
    private static final long MUL = 0x9ddfea08eb382d69L;
    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long K3 = 0xc949d7c7509e6557L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    record Hash(long low, long high) {}

    private CityHash128() {}

    static Hash of(byte[] s, int at, int length) {
        if (length >= 16) {
            return seeded(s, at + 16, length - 16, long64(s, at) ^ K3, long64(s, at + 8));
        }
        if (length >= 8) {
            return seeded(s, at, 0, long64(s, at) ^ (length * K0), long64(s, at + length - 8) ^ K1);
        }
        return seeded(s, at, length, K0, K1);
    }

    private static Hash seeded(byte[] s, int start, int size, long low, long high) {
        if (size < 128) {
            return murmur(s, start, size, low, high);
        }
        int at = start;
        int length = size;
        long x = low;
        long y = high;
        long z = length * K1;
        long v1 = rotate(y ^ K1, 49) * K1 + long64(s, at);
        long v2 = rotate(v1, 42) * K1 + long64(s, at + 8);
        Hash v = new Hash(v1, v2);
        Hash w = new Hash(rotate(y + z, 35) * K1 + x, rotate(x + long64(s, at + 88), 53) * K1);
        while (length >= 128) {
            for (int half = 0; half < 2; half++) {
                x = rotate(x + y + v.low + long64(s, at + 16), 37) * K1;
                y = rotate(y + v.high + long64(s, at + 48), 42) * K1;
                x ^= w.high;
                y ^= v.low;
                z = rotate(z ^ w.low, 33);
                v = weak32(s, at, v.high * K1, x + w.low);
                w = weak32(s, at + 32, z + w.high, y);
                long swapped = z;
                z = x;
                x = swapped;
                at += 64;
            }
            length -= 128;
        }
        y += rotate(w.low, 37) * K0 + z;
        x += rotate(v.low + z, 49) * K0;
        for (int done = 32; done < length + 32; done += 32) {
            int tail = at + length - done;
            y = rotate(y - x, 42) * K0 + v.high;
            long wLow = w.low + long64(s, tail + 16);
            x = rotate(x, 49) * K0 + wLow;
            w = new Hash(wLow + v.low, w.high);
            v = weak32(s, tail, v.low, v.high);
        }
        x = mix16(x, v.low);
        y = mix16(y, w.low);
        return new Hash(mix16(x + v.high, w.high) + y, mix16(x + w.high, y + v.high));
    }

    private static Hash murmur(byte[] s, int start, int length, long low, long high) {
        long a = low;
        long b = high;
        long c;
        long d;
        if (length <= 16) {
            a = shiftMix(a * K1) * K1;
            c = b * K1 + upTo16(s, start, length);
            d = shiftMix(a + (length >= 8 ? long64(s, start) : c));
        } else {
            c = mix16(long64(s, start + length - 8) + K1, a);
            d = mix16(b + length, c + long64(s, start + length - 16));
            a += d;
            int at = start;
            for (int left = length - 16; left > 0; left -= 16) {
                a = (a ^ (shiftMix(long64(s, at) * K1) * K1)) * K1;
                b ^= a;
                c = (c ^ (shiftMix(long64(s, at + 8) * K1) * K1)) * K1;
                d ^= c;
                at += 16;
            }
        }
        a = mix16(a, c);
        b = mix16(d, b);
        return new Hash(a ^ b, mix16(b, a));
    }

    private static long upTo16(byte[] s, int at, int length) {
        if (length > 8) {
            long a = long64(s, at);
            long b = long64(s, at + length - 8);
            return mix16(a, rotate(b + length, length)) ^ b;
        }
        if (length >= 4) {
            return mix16(length + (int32(s, at) << 3), int32(s, at + length - 4));
        }
        if (length > 0) {
            int y = (s[at] & 0xFF) + ((s[at + (length >> 1)] & 0xFF) << 8);
            int z = length + ((s[at + length - 1] & 0xFF) << 2);
            return shiftMix(y * K2 ^ z * K3) * K2;
        }
        return K2;
    }

    private static Hash weak32(byte[] s, int at, long seedA, long seedB) {
        long a = seedA + long64(s, at);
        long z = long64(s, at + 24);
        long b = rotate(seedB + a + z, 21);
        long c = a;
        a += long64(s, at + 8) + long64(s, at + 16);
        return new Hash(a + z, b + rotate(a, 44) + c);
    }

    private static long mix16(long u, long v) {
        long a = (u ^ v) * MUL;
        a ^= a >>> 47;
        long b = (v ^ a) * MUL;
        b ^= b >>> 47;
        return b * MUL;
    }

    private static long shiftMix(long value) {
        return value ^ (value >>> 47);
    }

    private static long rotate(long value, int shift) {
        return Long.rotateRight(value, shift);
    }

    private static long long64(byte[] s, int at) {
        return (long) LONG.get(s, at);
    }

    private static long int32(byte[] s, int at) {
        return (int) INT.get(s, at) & 0xFFFFFFFFL;
    }
}
