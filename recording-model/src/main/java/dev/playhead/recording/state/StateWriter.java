package dev.playhead.recording.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes state as varints and length-prefixed UTF-8, behind a version byte. Not thread-safe. */
public final class StateWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    public StateWriter(int version) {
        out.write(version);
    }

    /** 1 byte below 128, at most 9 for any value that is not negative, 10 for negative ones. */
    public StateWriter unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /** Small where the value is near 0, negative values included. */
    public StateWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    /** Always 8 bytes. */
    public StateWriter fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    public StateWriter real(double value) {
        return fixed(Double.doubleToLongBits(value));
    }

    public StateWriter flag(boolean value) {
        out.write(value ? 1 : 0);
        return this;
    }

    public StateWriter uuid(UUID value) {
        return fixed(value.getMostSignificantBits()).fixed(value.getLeastSignificantBits());
    }

    public StateWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }
}
