package dev.playhead.replay.read;

import dev.playhead.recording.Position;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.replay.stored.BlockQueue;
import dev.playhead.replay.stored.Fetched;
import dev.playhead.replay.stored.Span;
import dev.playhead.replay.stored.StoredReads;
import dev.playhead.storage.catalog.RecordingSnapshot;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectStore;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The stored part of a read: blocks in order, then those that were published meanwhile, until there is nothing new. */
final class StoredPart {
    private static final Logger LOG = Logger.getLogger(StoredPart.class);

    private final Catalog catalog;
    private final ObjectStore objects;
    private final ReplaySettings settings;
    private final StoredReads measured;
    private final Span span;
    private final ReplaySink sink;
    private final Set<String> missed = new HashSet<>();
    private RecordingSnapshot snapshot;
    private Position sent;

    StoredPart(
            Catalog catalog,
            ObjectStore objects,
            ReplaySettings settings,
            StoredReads measured,
            RecordingSnapshot snapshot,
            Span span,
            Position after,
            ReplaySink sink) {
        this.catalog = catalog;
        this.objects = objects;
        this.settings = settings;
        this.measured = measured;
        this.snapshot = snapshot;
        this.span = span;
        this.sent = after;
        this.sink = sink;
    }

    /** Blocks of a snapshot that lie after a position and within the span. */
    static List<StoredBlock> wanted(RecordingSnapshot snapshot, Span span, Position after) {
        return snapshot.blocks().stream()
                .filter(block -> BlockLines.last(block).compareTo(after) > 0 && span.mayHold(block))
                .toList();
    }

    /** Of the latest stored event, epoch ms by the client's clock; 0 where none has a time. */
    static long lastTimestamp(RecordingSnapshot snapshot) {
        return snapshot.blocks().stream()
                .mapToLong(StoredBlock::lastTimestamp)
                .max()
                .orElse(0);
    }

    /** Sends them all. Gives the snapshot whose checkpoint the tail continues from; none if the recording is gone. */
    Optional<RecordingSnapshot> send() throws IOException {
        List<StoredBlock> blocks = wanted(snapshot, span, sent);
        while (!blocks.isEmpty()) {
            sendAll(blocks);
            Optional<RecordingSnapshot> newer = catalog.snapshot(snapshot.recordingId());
            if (newer.isEmpty() || Opening.isGone(newer.get().state())) {
                RecordingState state = newer.map(RecordingSnapshot::state).orElse(new RecordingState.Erased());
                long at = lastTimestamp(snapshot);
                sink.gap(new Gap(at, at, Gap.Reason.ERASED), sent);
                sink.state(state);
                return Optional.empty();
            }
            snapshot = newer.get();
            blocks = wanted(snapshot, span, sent);
        }
        return Optional.of(snapshot);
    }

    /** Returns early where an object is missing for the first time: it may have been replaced, so the index is read again. */
    private void sendAll(List<StoredBlock> blocks) throws IOException {
        try (BlockQueue queue = new BlockQueue(objects, settings, measured, blocks)) {
            while (queue.hasNext()) {
                BlockQueue.Next next = queue.next();
                StoredBlock block = next.block();
                switch (next.fetched()) {
                    case Fetched.Block(byte[] frame, byte[] lines) -> sink.block(block, frame, lines, sent);
                    case Fetched.Missing() -> {
                        if (missed.add(block.objectKey())) {
                            return;
                        }
                        gap(block, Gap.Reason.MISSING_OBJECT, "no such object");
                    }
                    case Fetched.Broken(String reason) -> gap(block, Gap.Reason.BROKEN_BLOCK, reason);
                }
                sent = BlockLines.last(block);
            }
        }
    }

    private void gap(StoredBlock block, Gap.Reason reason, String detail) throws IOException {
        LOG.errorf(
                "recordingId=%s offset=%d objectKey=%s: %s",
                snapshot.recordingId(), block.firstOffset(), block.objectKey(), detail);
        sink.gap(new Gap(block.firstTimestamp(), block.lastTimestamp(), reason), BlockLines.last(block));
    }
}
