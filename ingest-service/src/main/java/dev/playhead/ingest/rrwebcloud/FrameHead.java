package dev.playhead.ingest.rrwebcloud;

import io.netty.buffer.ByteBuf;

/** The head of a WebSocket frame (RFC 6455, 5.2), which may arrive a byte at a time. Used by one event loop. */
final class FrameHead {
    /** No head is longer. */
    static final int MOST_BYTES = 14;

    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int CONTROL = 0x08;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int MASK_BYTES = 4;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;

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

    boolean isEmpty() {
        return count == 0;
    }

    /** Bytes read so far. */
    int count() {
        return count;
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

    /**
     * Writes the head of a frame that carries a part of this one's payload.
     *
     * @param passed bytes of the payload before the part
     * @param part bytes of the part
     */
    void writePartTo(ByteBuf to, long passed, int part) {
        boolean last = passed + part == payloadBytes();
        int first = bytes[0] & ~FINAL & (passed == 0 ? 0xff : ~OPCODE);
        to.writeByte(first | (last ? bytes[0] & FINAL : 0));
        int masked = bytes[1] & MASKED;
        if (part < SHORT_LENGTH) {
            to.writeByte(masked | part);
        } else if (part <= 0xffff) {
            to.writeByte(masked | SHORT_LENGTH).writeShort(part);
        } else {
            to.writeByte(masked | LONG_LENGTH).writeLong(part);
        }
        for (int i = 0; i < maskBytes(); i++) {
            to.writeByte(bytes[count - MASK_BYTES + (int) ((passed + i) % MASK_BYTES)]);
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
