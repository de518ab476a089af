package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.receive.InFlight;
import dev.playhead.ingest.receive.Lease;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import java.util.Arrays;
import java.util.List;

/**
 * Collects a socket's events as NDJSON and appends them, a batch at a time, so that never much more than a batch is in
 * memory. Counts what it holds against the in-flight bound. One thread at a time.
 */
final class SocketBatches {
    /** Gets each batch that Kafka has. */
    @FunctionalInterface
    interface Appended {
        /** JSON lines; the array is used again after the call. */
        void take(byte[] lines, int from, int length);
    }

    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST_BYTES = 1024;

    private final SocketAppend append;
    private final Patience patience;
    private final InFlight memory;
    private final Appended appended;
    private final int batchBytes;
    private byte[] batch = NOTHING;
    private int length;
    private int events;
    /** Whether all events of the batch are known to be good JSON. */
    private boolean allRead = true;

    private Lease lease;
    private long leased;
    /** Memory that the pieces being read brought with them. */
    private long credit;

    SocketBatches(SocketAppend append, Patience patience, InFlight memory, int batchBytes, Appended appended) {
        this.append = append;
        this.patience = patience;
        this.memory = memory;
        this.batchBytes = batchBytes;
        this.appended = appended;
        this.lease = memory.socketLease();
    }

    /**
     * The next event. Appends what was collected before it, if that is a batch.
     *
     * @param isRead whether it is known to be good JSON
     */
    void add(byte[] bytes, int from, int to, boolean isRead) {
        append.look(bytes, from, to);
        if (length >= batchBytes) {
            send();
        }
        if (isRead && to - from >= batchBytes) {
            sendAlone(bytes, from, to);
            return;
        }
        hold(to - from);
        room(to - from + 1);
        System.arraycopy(bytes, from, batch, length, to - from);
        length += to - from;
        batch[length++] = '\n';
        events++;
        allRead &= isRead;
    }

    /** The memory that comes with the pieces that are read next; 0 when they have been. */
    void credit(long bytes) {
        credit = bytes;
    }

    /**
     * Takes memory for the batch and for an event that is open, which grows by doubling; waits for it, reading nothing
     * meanwhile. One socket at a time gets what it needs beyond the bound, so that they never all wait for each other.
     */
    void hold(int openBytes) {
        long needed = length + 2L * openBytes - credit;
        long more = needed - leased;
        if (more > 0) {
            patience.run(() -> {
                if (!lease.growToTheEnd(more)) {
                    throw memory.overloaded();
                }
            });
            leased = needed;
        }
    }

    /** Appends what was collected; returns when Kafka has it. */
    void send() {
        if (length == 0) {
            return;
        }
        try {
            if (allRead) {
                append(batch, 0, length, events);
            } else {
                sendUnread();
            }
        } finally {
            sent();
        }
    }

    /** A batch by itself, from where it stands. */
    private void sendAlone(byte[] bytes, int from, int to) {
        send();
        hold(to - from);
        try {
            append(bytes, from, to - from, 1);
        } finally {
            sent();
        }
    }

    private void sent() {
        lease.release();
        lease = memory.socketLease();
        leased = 0;
        length = 0;
        events = 0;
        allRead = true;
    }

    private void sendUnread() {
        byte[] lines = Arrays.copyOf(batch, length);
        if (EventReader.read(lines) instanceof EventsRead.Events(List<RecordedEvent> read)) {
            append(lines, 0, lines.length, read.size());
        } else {
            sendWhatIsJson(lines);
        }
    }

    /** One event that is no JSON must not make the log refuse its neighbours. */
    private void sendWhatIsJson(byte[] lines) {
        byte[] good = new byte[lines.length];
        int goodBytes = 0;
        int goodEvents = 0;
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                byte[] line = Arrays.copyOfRange(lines, from, at + 1);
                if (EventReader.read(line) instanceof EventsRead.Events(List<RecordedEvent> read)) {
                    goodEvents += read.size();
                    System.arraycopy(line, 0, good, goodBytes, line.length);
                    goodBytes += line.length;
                }
                from = at + 1;
            }
        }
        if (goodBytes > 0) {
            append(good, 0, goodBytes, goodEvents);
        }
        throw new Refused(Problem.malformed("an event is no JSON"));
    }

    private void append(byte[] lines, int from, int count, int eventCount) {
        append.append(lines, from, count, eventCount, lease);
        appended.take(lines, from, count);
    }

    private void room(int more) {
        if (more > batch.length - length) {
            int expected = (int) Math.min(credit, batchBytes);
            int doubled = Math.max(FIRST_BYTES, 2 * batch.length);
            batch = Arrays.copyOf(batch, Math.max(length + more, Math.max(expected, doubled)));
        }
    }

    /** All that came has been sent: what waits for more needs no room meanwhile. */
    void rest() {
        batch = NOTHING;
        credit = 0;
    }

    /** Gives back what is held of memory. */
    void release() {
        batch = NOTHING;
        sent();
    }
}
