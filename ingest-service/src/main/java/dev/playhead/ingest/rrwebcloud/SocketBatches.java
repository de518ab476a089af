package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.receive.InFlight;
import dev.playhead.ingest.receive.Lease;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects a socket's events as NDJSON and appends them, a batch at a time, so that never much more than a batch is in
 * memory. Counts what it holds against the in-flight bound. One thread at a time.
 */
final class SocketBatches {
    private final SocketAppend append;
    private final Patience patience;
    private final InFlight memory;
    private final Consumer<byte[]> appended;
    private final int batchBytes;
    private ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private Lease lease;
    private long leased;
    /** Memory that the pieces being read brought with them. */
    private long credit;

    /** @param appended gets each batch that Kafka has */
    SocketBatches(SocketAppend append, Patience patience, InFlight memory, int batchBytes, Consumer<byte[]> appended) {
        this.append = append;
        this.patience = patience;
        this.memory = memory;
        this.batchBytes = batchBytes;
        this.appended = appended;
        this.lease = memory.socketLease();
    }

    /** The next event. Appends what was collected before it, if that is a batch. */
    void add(byte[] bytes, int from, int to) {
        append.look(bytes, from, to);
        if (batch.size() >= batchBytes) {
            send();
        }
        hold(to - from);
        batch.write(bytes, from, to - from);
        batch.write('\n');
    }

    /** The memory that comes with the pieces that are read next; 0 when they have been. */
    void credit(long bytes) {
        credit = bytes;
    }

    /**
     * Takes memory for the batch and for an event that is open, which grows by doubling; waits for it, reading nothing
     * meanwhile.
     */
    void hold(int openBytes) {
        long needed = batch.size() + 2L * openBytes - credit;
        long more = needed - leased;
        if (more > 0) {
            patience.run(() -> {
                if (!lease.grow(more)) {
                    throw memory.overloaded();
                }
            });
            leased = needed;
        }
    }

    /** Appends what was collected; returns when Kafka has it. */
    void send() {
        if (batch.size() == 0) {
            return;
        }
        byte[] lines = batch.toByteArray();
        batch = new ByteArrayOutputStream();
        try {
            if (EventReader.read(lines) instanceof EventsRead.Events(List<RecordedEvent> events)) {
                append.append(lines, events.size(), lease);
                appended.accept(lines);
            } else {
                sendWhatIsJson(lines);
            }
        } finally {
            lease.release();
            lease = memory.socketLease();
            leased = 0;
        }
    }

    /** One event that is no JSON must not make the log refuse its neighbours. */
    private void sendWhatIsJson(byte[] lines) {
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        int events = 0;
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                byte[] line = Arrays.copyOfRange(lines, from, at + 1);
                if (EventReader.read(line) instanceof EventsRead.Events(List<RecordedEvent> read)) {
                    events += read.size();
                    good.write(line, 0, line.length);
                }
                from = at + 1;
            }
        }
        if (good.size() > 0) {
            append.append(good.toByteArray(), events, lease);
            appended.accept(good.toByteArray());
        }
        throw new Refused(Problem.malformed("an event is no JSON"));
    }

    /** Gives back what is held of memory. */
    void release() {
        batch = new ByteArrayOutputStream();
        lease.release();
        lease = memory.socketLease();
        leased = 0;
    }
}
