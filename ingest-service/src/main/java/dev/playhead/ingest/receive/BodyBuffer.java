package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one body within its limit and its lease. Used by one event loop. */
final class BodyBuffer {
    private final long limit;
    private final long declared;
    private final Lease lease;
    /** Of a body whose length wasn't declared. */
    private final List<byte[]> parts = new ArrayList<>();
    /** As long as the declared body, from its first byte on. */
    private byte @Nullable [] whole;

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
            if (declared > 0 && grown > declared) {
                throw new Refused(Problem.malformed("the body is longer than its Content-Length"));
            }
            if (grown > leased) {
                lease(grown - leased);
            }
        } catch (Refused | NoRoom e) {
            closed = true;
            parts.clear();
            whole = null;
            throw e;
        }
        if (declared > 0) {
            whole = whole == null ? new byte[(int) declared] : whole;
            part.getBytes(whole, length);
        } else {
            parts.add(part.getBytes());
        }
        length = (int) grown;
    }

    byte[] bytes() {
        byte[] body = whole;
        if (body == null) {
            body = parts.size() == 1 ? parts.getFirst() : joined();
        }
        return body.length == length ? body : Arrays.copyOf(body, length);
    }

    private byte[] joined() {
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        parts.clear();
        return all;
    }

    private void lease(long more) throws NoRoom {
        if (!lease.grow(more)) {
            throw new NoRoom();
        }
        leased += more;
    }
}
