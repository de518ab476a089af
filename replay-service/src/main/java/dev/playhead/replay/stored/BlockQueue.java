package dev.playhead.replay.stored;

import dev.playhead.replay.ReplaySettings;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectFailure;
import dev.playhead.storage.objects.ObjectMissing;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.StorageRefused;
import dev.playhead.storage.objects.StorageUnavailable;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Blocks in order, a few of them fetched ahead. One thread uses it; closing drops what was fetched in vain. */
public final class BlockQueue implements AutoCloseable {
    private final ObjectStore objects;
    private final ReplaySettings settings;
    private final StoredReads measured;
    private final Iterator<StoredBlock> rest;
    private final Deque<Fetch> underWay = new ArrayDeque<>();
    private long bytesUnderWay;
    private int taken;

    private record Fetch(StoredBlock block, CompletableFuture<byte[]> bytes, AtomicLong tookNanos) {}

    public BlockQueue(ObjectStore objects, ReplaySettings settings, StoredReads measured, List<StoredBlock> blocks) {
        this.objects = objects;
        this.settings = settings;
        this.measured = measured;
        this.rest = blocks.iterator();
    }

    /** Whether there is a block left. */
    public boolean hasNext() {
        return !underWay.isEmpty() || rest.hasNext();
    }

    /**
     * Waits for the next block. Every block is decompressed here, also one that goes out as it is: a broken frame in the middle of
     * a body would make a browser drop everything after it.
     *
     * @throws StorageUnavailable if the store gives no answer
     */
    public Next next() {
        fetchAhead();
        Fetch fetch = underWay.remove();
        taken++;
        bytesUnderWay -= fetch.block().byteLength();
        return new Next(fetch.block(), await(fetch));
    }

    /** A block and what came of fetching it. */
    public record Next(StoredBlock block, Fetched fetched) {}

    private void fetchAhead() {
        while (rest.hasNext() && (underWay.isEmpty() || hasRoom())) {
            StoredBlock block = rest.next();
            bytesUnderWay += block.byteLength();
            long began = System.nanoTime();
            AtomicLong took = new AtomicLong();
            underWay.add(new Fetch(
                    block,
                    objects.range(block.objectKey(), block.byteOffset(), block.byteLength())
                            .onTermination()
                            .invoke(() -> took.set(System.nanoTime() - began))
                            .subscribeAsCompletionStage(),
                    took));
        }
    }

    /** Few at first: what is fetched beside the first block makes it late. */
    private boolean hasRoom() {
        return underWay.size() <= Math.min(settings.stored().prefetchBlocks(), 1 + taken)
                && bytesUnderWay < settings.stored().prefetchBytes();
    }

    private Fetched await(Fetch fetch) {
        StoredReads.Outcome outcome = StoredReads.Outcome.UNAVAILABLE;
        try {
            Fetched fetched = fetched(fetch);
            outcome = switch (fetched) {
                case Fetched.Block _ -> StoredReads.Outcome.READ;
                case Fetched.Missing _ -> StoredReads.Outcome.MISSING;
                case Fetched.Broken _ -> StoredReads.Outcome.BROKEN;
            };
            return fetched;
        } finally {
            measured.ended(outcome, fetch.tookNanos().get());
        }
    }

    private Fetched fetched(Fetch fetch) {
        String key = fetch.block().objectKey();
        try {
            byte[] frame = fetch.bytes().get(settings.storageTimeout().toMillis(), TimeUnit.MILLISECONDS);
            measured.got(frame.length);
            return switch (SegmentReader.block(frame, fetch.block().rawBytes())) {
                case FrameRead.Lines(byte[] lines) -> new Fetched.Block(frame, lines);
                case FrameRead.Damaged(String reason) -> new Fetched.Broken(reason);
            };
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof ObjectFailure failure)) {
                throw new StorageUnavailable("no answer from the object store for " + key, e);
            }
            return switch (failure) {
                case ObjectMissing missing -> new Fetched.Missing();
                case StorageRefused refused -> new Fetched.Broken("refused by the object store");
                case StorageUnavailable unavailable -> throw unavailable;
            };
        } catch (TimeoutException e) {
            throw new StorageUnavailable("no answer in time from the object store for " + key, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable("interrupted while waiting for " + key, e);
        }
    }

    @Override
    public void close() {
        underWay.forEach(fetch -> fetch.bytes().cancel(true));
    }
}
