package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Collects one body within its limit and its lease. Used by one event loop. */
final class BodyBuffer {
    private final long limit;
    private final long declared;
    private final Lease lease;
    private final List<byte[]> parts = new ArrayList<>();
    private long leased;
    private int length;
    private boolean closed;

    BodyBuffer(long limit, long declared, Lease lease) {
        this.limit = limit;
        this.declared = declared;
        this.lease = lease;
    }

    /** The in-flight bound is reached. */
    static final class NoRoom extends Exception {
        private static final long serialVersionUID = 1L;

        NoRoom() {
            super("no room", null, false, false);
        }
    }

    /** Takes what the client declared, so that a body which cannot fit is refused before its first byte. */
    void open() throws NoRoom {
        if (declared > limit) {
            throw new Refused(Problem.tooLarge("the body", limit));
        }
        if (declared > 0) {
            lease(declared);
        }
    }

    void add(Buffer part) throws NoRoom {
        if (closed) {
            return;
        }
        long grown = (long) length + part.length();
        try {
            if (grown > limit) {
                throw new Refused(Problem.tooLarge("the body", limit));
            }
            if (grown > leased) {
                lease(grown - leased);
            }
        } catch (Refused | NoRoom e) {
            closed = true;
            parts.clear();
            throw e;
        }
        parts.add(part.getBytes());
        length = (int) grown;
    }

    byte[] bytes() {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        parts.clear();
        return whole;
    }

    private void lease(long more) throws NoRoom {
        if (!lease.grow(more)) {
            throw new NoRoom();
        }
        leased += more;
    }
}
