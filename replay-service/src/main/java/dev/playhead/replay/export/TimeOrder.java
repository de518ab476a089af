package dev.playhead.replay.export;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.read.Gap;
import dev.playhead.replay.stored.BlockQueue;
import dev.playhead.replay.stored.Fetched;
import dev.playhead.replay.stored.StoredReads;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jboss.logging.Logger;

/**
 * A recording's events by time, in bounded memory whatever the visitor's clock did: blocks are opened when their earliest event is due,
 * and where too many overlap, the one that is needed latest is closed and fetched again later. One thread uses it.
 */
final class TimeOrder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TimeOrder.class);
    private static final Comparator<TimeSource> BY_TIME =
            Comparator.comparingLong(TimeSource::nextTime).thenComparingInt(TimeSource::ordinal);

    private final ObjectStore objects;
    private final ReplaySettings settings;
    private final StoredReads measured;
    /** The blocks as they are opened for the first time. */
    private final BlockQueue ahead;

    private final PriorityQueue<TimeSource> due = new PriorityQueue<>(BY_TIME);
    private final List<TimeSource> open = new ArrayList<>();
    private long heldBytes;

    /** @param tail what comes behind the blocks in the log */
    TimeOrder(
            ObjectStore objects,
            ReplaySettings settings,
            StoredReads measured,
            List<StoredBlock> blocks,
            SortedLines tail) {
        this.objects = objects;
        this.settings = settings;
        this.measured = measured;
        for (StoredBlock block : blocks) {
            due.add(TimeSource.of(due.size(), block));
        }
        // The same order as that in which closed sources become due.
        List<StoredBlock> byFirst =
                due.stream().sorted(BY_TIME).map(TimeSource::block).toList();
        this.ahead = new BlockQueue(objects, settings, measured, byFirst);
        if (tail.count() > 0) {
            due.add(TimeSource.of(due.size(), tail));
        }
    }

    /** Takes events one after another; an {@link IOException} means that the client is gone. */
    @FunctionalInterface
    interface Taker {
        void take(RecordedEvent event) throws IOException;
    }

    void each(Taker taker) throws IOException {
        for (TimeSource source = due.poll(); source != null; source = due.poll()) {
            if (source.isOpen()) {
                taker.take(source.take());
            } else {
                open(source);
            }
            if (source.hasNext()) {
                due.add(source);
            } else {
                release(source);
            }
        }
    }

    private void open(TimeSource source) {
        while (!open.isEmpty()
                && heldBytes + source.heldBytes() > settings.export().heldBytes()) {
            TimeSource latest = open.stream().max(BY_TIME).orElseThrow();
            release(latest);
        }
        StoredBlock block = source.block();
        source.open(source.wasOpened() ? again(block) : lines(ahead.next()));
        open.add(source);
        heldBytes += source.heldBytes();
    }

    private SortedLines again(StoredBlock block) {
        try (BlockQueue one = new BlockQueue(objects, settings, measured, List.of(block))) {
            return lines(one.next());
        }
    }

    private void release(TimeSource source) {
        source.close();
        if (open.remove(source)) {
            heldBytes -= source.heldBytes();
        }
    }

    private static SortedLines lines(BlockQueue.Next next) {
        StoredBlock block = next.block();
        return switch (next.fetched()) {
            case Fetched.Block(byte[] frame, byte[] lines) -> SortedLines.of(lines, block.firstTimestamp());
            case Fetched.Missing() -> gap(block, Gap.Reason.MISSING_OBJECT);
            case Fetched.Broken(String reason) -> {
                LOG.errorf("export: offset=%d objectKey=%s: %s", block.firstOffset(), block.objectKey(), reason);
                yield gap(block, Gap.Reason.BROKEN_BLOCK);
            }
        };
    }

    private static SortedLines gap(StoredBlock block, Gap.Reason reason) {
        Gap gap = new Gap(block.firstTimestamp(), block.lastTimestamp(), reason);
        return SortedLines.of(gap.event(), block.firstTimestamp());
    }

    @Override
    public void close() {
        ahead.close();
    }
}
