package dev.playhead.replay.export;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.read.RecordingRead;
import dev.playhead.replay.stored.Span;
import dev.playhead.replay.stored.StoredReads;
import dev.playhead.replay.stream.BodyEncoding;
import dev.playhead.replay.stream.NdjsonSink;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes opened recordings as files. Blocks, so it runs on virtual threads. */
@ApplicationScoped
public class Exports {
    private final RecordingRead reads;
    private final ObjectStore objects;
    private final StoredReads measured;
    private final ReplaySettings settings;
    private final OfflinePlayer player;
    private final Semaphore places;

    public Exports(
            RecordingRead reads,
            ObjectStore objects,
            StoredReads measured,
            ReplaySettings settings,
            OfflinePlayer player) {
        this.reads = reads;
        this.objects = objects;
        this.measured = measured;
        this.settings = settings;
        this.player = player;
        this.places = new Semaphore(settings.export().atOnce());
    }

    /** One of the exports that may run at once; closing it again does nothing. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes a place, if one is free. */
    Optional<Place> enter() {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        AtomicBoolean left = new AtomicBoolean();
        return Optional.of(() -> {
            if (left.compareAndSet(false, true)) {
                places.release();
            }
        });
    }

    /**
     * What the log has of the recording behind its stored blocks.
     *
     * @throws TailTooLong if it doesn't fit into an export's memory
     */
    SortedLines tail(Opened opened) throws IOException {
        TailLines tail = new TailLines(settings.export().tailBytes());
        reads.logPart(opened, tail);
        List<StoredBlock> blocks = blocks(opened);
        return SortedLines.of(
                tail.lines(), blocks.isEmpty() ? 0 : blocks.getLast().lastTimestamp());
    }

    /** Writes JSON or NDJSON by time. */
    void writeSorted(Opened opened, SortedLines tail, ExportFormat format, OutputStream out) throws IOException {
        EventFile file = new EventFile(out, format);
        try (TimeOrder order = new TimeOrder(objects, settings, measured, blocks(opened), tail)) {
            order.each(file::add);
        }
        file.finish();
    }

    /** Writes a page that plays the recording; its player does the sorting. */
    void writePage(Opened opened, RecordingId id, OutputStream out) throws IOException {
        player.write(out, id, System.currentTimeMillis(), page -> {
            try (OutputStream base64 = Base64.getEncoder().wrap(new StaysOpen(page))) {
                NdjsonSink sink = new NdjsonSink(BodyEncoding.GZIP, base64);
                reads.toEnd(opened, Span.ALL, Span.BEGINNING, sink);
                sink.finish();
            }
        });
    }

    private static List<StoredBlock> blocks(Opened opened) {
        return opened instanceof Opened.InCatalog known ? known.snapshot().blocks() : List.of();
    }

    /** The encoder can only be completed by closing it, and the client's stream goes on behind it. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // Nothing waits here.
        }
    }
}
