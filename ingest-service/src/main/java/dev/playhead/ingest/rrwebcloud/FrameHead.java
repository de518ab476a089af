package dev.playhead.ingest.rrwebcloud;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The head of a WebSocket frame (RFC 6455, 5.2), which may arrive a byte at a time. Used by one event loop. */
final class FrameHead {
    /** No head is longer. */
    static final int MOST_BYTES = 14;

    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int RESERVED = 0x70;
    private static final int CONTINUATION = 0;
    private static final int BINARY = 2;
    private static final int CONTROL = 0x08;
    private static final int CLOSE = 0x08;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int MASK_BYTES = 4;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes = new byte[MOST_BYTES];
    private int count;

    /** Reads on; true once the head is whole. */
    boolean read(ByteBuf from) {
        while (from.isReadable() && count < needed()) {
            bytes[count++] = from.readByte();
        }
        return count == needed();
    }

    /** Begins the next frame's. */
    void clear() {
        count = 0;
    }

    boolean isControl() {
        return (bytes[0] & CONTROL) != 0;
    }

    /** What follows the head; negative where the peer claims more than a frame can have. */
    long payloadBytes() {
        int length = lengthBytes();
        long value = length == 0 ? bytes[1] & LENGTH : 0;
        for (int i = 0; i < length; i++) {
            value = value << Byte.SIZE | bytes[2 + i] & 0xff;
        }
        return value;
    }

    /** Writes it as it came. */
    void writeTo(ByteBuf to) {
        to.writeBytes(bytes, 0, count);
    }

    boolean isClose() {
        return (bytes[0] & OPCODE) == CLOSE;
    }

    /** Whether it is the last frame of its message. */
    boolean isFinal() {
        return (bytes[0] & FINAL) != 0;
    }

    /** Whether it goes on with a message that another frame began. */
    boolean continues() {
        return (bytes[0] & OPCODE) == CONTINUATION;
    }

    boolean isBinary() {
        return (bytes[0] & OPCODE) == BINARY;
    }

    /** Whether a client may send it, as far as it shows by itself, and it carries data. */
    boolean isOfMaskedData() {
        long payload = payloadBytes();
        int leastLengthBytes = payload < SHORT_LENGTH ? 0 : payload <= 0xffff ? Short.BYTES : Long.BYTES;
        return (bytes[0] & RESERVED) == 0
                && (bytes[0] & OPCODE) <= BINARY
                && maskBytes() > 0
                && payload >= 0
                && lengthBytes() == leastLengthBytes;
    }

    /**
     * Takes the mask off a part of the payload.
     *
     * @param passed bytes of the payload before the part
     */
    void unmask(byte[] part, int from, int to, long passed) {
        long mask = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            mask |= (bytes[count - MASK_BYTES + (int) ((passed + i) % MASK_BYTES)] & 0xffL) << i * Byte.SIZE;
        }
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            EIGHT.set(part, at, (long) EIGHT.get(part, at) ^ mask);
        }
        for (; at < to; at++) {
            part[at] ^= (byte) (mask >>> (at - from) % Long.BYTES * Byte.SIZE);
        }
    }

    private int needed() {
        return count < 2 ? 2 : 2 + lengthBytes() + maskBytes();
    }

    private int lengthBytes() {
        return switch (bytes[1] & LENGTH) {
            case SHORT_LENGTH -> Short.BYTES;
            case LONG_LENGTH -> Long.BYTES;
            default -> 0;
        };
    }

    private int maskBytes() {
        return (bytes[1] & MASKED) == 0 ? 0 : MASK_BYTES;
    }
}
