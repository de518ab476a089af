package dev.playhead.recording.state;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Reads what {@link StateWriter} wrote, in the same order. Not thread-safe. Every method throws
 * {@link IllegalArgumentException} where the bytes are no such state.
 */
public final class StateReader {
    private final byte[] bytes;
    private int at;

    public StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first byte. */
    public int version() {
        return next();
    }

    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = next();
            value |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("number of more than 64 bits at byte " + at);
    }

    /** A count or index, where a corrupt one must not become a huge allocation: at most one item a remaining byte. */
    public int count() {
        long value = unsigned();
        if (value < 0 || value > bytes.length - at) {
            throw new IllegalArgumentException("count beyond the end at byte " + at);
        }
        return (int) value;
    }

    public int unsignedInt() {
        long value = unsigned();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("number of more than 31 bits at byte " + at);
        }
        return (int) value;
    }

    public long signed() {
        long raw = unsigned();
        return (raw >>> 1) ^ -(raw & 1);
    }

    public long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | next();
        }
        return value;
    }

    public double real() {
        return Double.longBitsToDouble(fixed());
    }

    public boolean flag() {
        return next() != 0;
    }

    public UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    public String text() {
        int length = count();
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    private int next() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("state ends early, at byte " + at);
        }
        return bytes[at++] & 0xFF;
    }
}
