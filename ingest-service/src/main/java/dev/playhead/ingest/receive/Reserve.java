package dev.playhead.ingest.receive;

import org.jspecify.annotations.Nullable;

/**
 * Memory beyond the bound that one lease has at a time. Without it sockets that each hold a part of a large event could all wait for what the
 * others hold; with it one of them comes to its event's end, and gives back what it held. Thread-safe.
 */
final class Reserve {
    private final long most;
    private @Nullable Lease holder;
    private long taken;

    Reserve(long most) {
        this.most = most;
    }

    /** Takes so many bytes for a lease; false if another has some, or it would be too many. */
    synchronized boolean take(Lease lease, long count) {
        if ((holder != null && holder != lease) || taken + count > most) {
            return false;
        }
        holder = lease;
        taken += count;
        return true;
    }

    /** A lease has come to its end. */
    synchronized void leave(Lease lease) {
        if (holder == lease) {
            holder = null;
            taken = 0;
        }
    }

    synchronized long bytes() {
        return taken;
    }
}
