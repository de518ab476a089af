package dev.playhead.wire.codec;

import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a gzip body that is what nearly every one is: a single member (RFC 1952) whose end says truly how much comes out. libdeflate needs
 * half of zlib's time, but all the room at once and all the input. Of every other body (several members, cut off, corrupt, over the cap,
 * larger than what is believed) it says nothing, and {@link GzipStream} has the last word.
 *
 * <p>Where the platform has no libdeflate it says nothing of any body. One thread at a time; made ready once and then used again.
 */
final class GzipAtOnce {
    /** A millisecond or two of libdeflate. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Nearly everything that recorders upload fits in. */
    private static final int KEPT_BYTES = 2 * 1024 * 1024;

    private static final int FIRST_BYTES = 256 * 1024;

    /** A body that claims more isn't given the room. */
    private static final int MOST_RATIO = 64;

    private static final int NOT_AT_ONCE = -1;

    private static final BlockingQueue<GzipAtOnce> IDLE =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    private final LibDeflate gzip = LibDeflate.create();
    private byte[] room = new byte[FIRST_BYTES];

    private GzipAtOnce() {}

    /** What comes out of a body; null where this says nothing. */
    static byte @Nullable [] inflate(byte[] body, long cap) {
        int length = lengthOf(body, cap);
        if (length == NOT_AT_ONCE) {
            return null;
        }
        GzipAtOnce one = take();
        byte[] plain = new byte[length];
        boolean whole = one.gzip.isMemberOf(body, plain, length);
        IDLE.offer(one);
        return whole ? plain : null;
    }

    /**
     * Shows a sink all that comes out of a body, in one piece.
     *
     * @return false where this says nothing; the sink has seen nothing then
     */
    static boolean pass(byte[] body, long cap, InflatedSink sink) throws CapExceeded {
        int length = lengthOf(body, cap);
        if (length == NOT_AT_ONCE) {
            return false;
        }
        GzipAtOnce one = take();
        byte[] into = one.room(length);
        boolean whole = one.gzip.isMemberOf(body, into, length);
        if (whole) {
            sink.take(into, 0, length);
        }
        IDLE.offer(one);
        return whole;
    }

    private byte[] room(int length) {
        if (length > KEPT_BYTES) {
            return new byte[length];
        }
        if (length > room.length) {
            room = new byte[Math.min(KEPT_BYTES, Integer.highestOneBit(length) << 1)];
        }
        return room;
    }

    private static GzipAtOnce take() {
        GzipAtOnce idle = IDLE.poll();
        return idle == null ? new GzipAtOnce() : idle;
    }

    /** How many bytes will come out, if the body is what this takes it for. */
    private static int lengthOf(byte[] body, long cap) {
        if (!LibDeflate.isHere() || body.length < Integer.BYTES) {
            return NOT_AT_ONCE;
        }
        int said = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(body.length - Integer.BYTES);
        long most = Math.min(Math.min(cap, MOST_BYTES), (long) MOST_RATIO * body.length);
        return Integer.toUnsignedLong(said) > most ? NOT_AT_ONCE : said;
    }
}
