package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.receive.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a socket has sent and nobody has looked at yet. Counts against the in-flight bound, twice: as it came, and as the
 * events that it will be. Runs on the socket's event loop.
 */
final class SocketBuffer {
    /** What was taken out. @param lease holds its memory; null = nothing was in it */
    record Taken(List<SocketPiece> pieces, @Nullable Lease lease) {
        void release() {
            if (lease != null) {
                lease.release();
            }
        }
    }

    private final Supplier<Lease> leases;
    private List<SocketPiece> pieces = List.of();
    private @Nullable Lease lease;
    private long weight;
    private long withoutRoom;
    private long firstAt;
    private long lastAt;

    SocketBuffer(Supplier<Lease> leases) {
        this.leases = leases;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** What it occupies as it came, in bytes. */
    long weight() {
        return weight;
    }

    /** Adds what just came; it is here already, whether there is room for it or not. */
    void add(SocketPiece piece) {
        lastAt = System.nanoTime();
        if (pieces.isEmpty()) {
            firstAt = lastAt;
            pieces = new ArrayList<>(4);
        }
        pieces.add(piece);
        weight += piece.weight();
        withoutRoom += piece.weight();
        takeRoom();
    }

    /** False while some of it has no room in memory: then nothing more should come. */
    boolean hasRoom() {
        return withoutRoom == 0;
    }

    /** Asks for room again. */
    void takeRoom() {
        if (withoutRoom == 0) {
            return;
        }
        if (lease == null) {
            lease = leases.get();
        }
        if (lease.grow(2 * withoutRoom)) {
            withoutRoom = 0;
        }
    }

    /** When to pass it on: nanoseconds from now, not above zero if it is time. */
    long dueIn(long idleNanos, long withinNanos) {
        return Math.min(lastAt + idleNanos, firstAt + withinNanos) - System.nanoTime();
    }

    /** Empties it. */
    Taken take() {
        Taken taken = new Taken(pieces, lease);
        pieces = List.of();
        lease = null;
        weight = 0;
        // What found no room goes on without it: waiting would only hold it longer.
        withoutRoom = 0;
        return taken;
    }
}
