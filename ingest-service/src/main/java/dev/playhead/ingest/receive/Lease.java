package dev.playhead.ingest.receive;

/**
 * Bytes that one request holds of the {@link InFlight} bound. Given back when the last holder releases it: a request that
 * was answered too early still occupies memory until Kafka let go of its records. Thread-safe.
 */
public final class Lease {
    /** What the bytes are taken of. Thread-safe. */
    interface Memory {
        /** Takes so many bytes; false if the bound is reached, then nothing was taken. */
        boolean take(long count);

        void giveBack(long count);
    }

    private final Memory bound;
    private final Reserve reserve;
    private long bytes;
    private int holders = 1;

    Lease(Memory bound, Reserve reserve) {
        this.bound = bound;
        this.reserve = reserve;
    }

    /** Takes more; false if the bound is reached, then nothing was taken. */
    public synchronized boolean grow(long more) {
        if (holders == 0 || !bound.take(more)) {
            return false;
        }
        bytes += more;
        return true;
    }

    /**
     * The same; where the bound is reached, out of what one lease at a time may have beyond it. For what must come to its end before it can give
     * back what it holds.
     */
    public synchronized boolean growToTheEnd(long more) {
        return grow(more) || (holders > 0 && reserve.take(this, more));
    }

    /** One more holder, which must release as well. */
    public synchronized void retain() {
        holders++;
    }

    /** This holder is done. */
    public synchronized void release() {
        holders--;
        if (holders == 0) {
            bound.giveBack(bytes);
            bytes = 0;
            reserve.leave(this);
        }
    }
}
