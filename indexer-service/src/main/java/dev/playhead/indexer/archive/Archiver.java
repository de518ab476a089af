package dev.playhead.indexer.archive;

import dev.playhead.indexer.archive.ArchiveMetrics.Cause;
import dev.playhead.indexer.load.CatalogLocks;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectFailure;
import dev.playhead.storage.objects.ObjectMissing;
import dev.playhead.storage.objects.StorageUnavailable;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Archives recordings that are due, whichever indexer comes first: staged row, object, {@link ArchiveSwap}. A lock of the catalog spares two
 * indexers the same work; that no event is lost or doubled depends on the swap alone. Killed at any point it leaves a staged row, by which
 * the object is found and removed. Thread-safe.
 */
@ApplicationScoped
class Archiver {

    private static final Logger LOG = Logger.getLogger(Archiver.class);
    /** Work that a lock of the catalog is held for. */
    static final Executor WORK =
            task -> Thread.ofPlatform().name("archive-work").daemon().start(task);

    private final DueRecordings due;
    private final ArchiveObjects objects;
    private final ArchiveBuild build;
    private final ArchiveSwap swap;
    private final CatalogLocks locks;
    private final ArchiveMetrics metrics;
    private final ArchiveConfig config;

    Archiver(
            DueRecordings due,
            ArchiveObjects objects,
            ArchiveBuild build,
            ArchiveSwap swap,
            CatalogLocks locks,
            ArchiveMetrics metrics,
            ArchiveConfig config) {
        this.due = due;
        this.objects = objects;
        this.build = build;
        this.swap = swap;
        this.locks = locks;
        this.metrics = metrics;
        this.config = config;
    }

    /** Archives what is due until there is nothing more, or a server is away. Blocks. */
    void work() {
        boolean some = true;
        while (some && !Thread.currentThread().isInterrupted()) {
            long now = System.currentTimeMillis();
            List<DueRecordings.Due> page = due.find(now);
            metrics.late(
                    page.isEmpty()
                            ? 0
                            : now - config.after().toMillis() - page.getFirst().endedAt());
            some = false;
            for (DueRecordings.Due one : page) {
                some |= alone(one.id());
            }
        }
    }

    /** Whether it was archived. Only a server that is away ends in an exception. */
    private boolean alone(RecordingId id) {
        AtomicBoolean done = new AtomicBoolean();
        locks.holding(
                "archive:" + id,
                config.within(),
                connection -> Uni.createFrom().voidItem().emitOn(WORK).invoke(() -> done.set(logged(id))));
        return done.get();
    }

    private boolean logged(RecordingId id) {
        try {
            return archive(id);
        } catch (StorageUnavailable | TimeoutException e) {
            metrics.failed(Cause.OBJECT_STORAGE);
            throw e;
        }
    }

    private boolean archive(RecordingId id) {
        Optional<Archivable> found = due.read(id);
        if (found.isEmpty()) {
            return false;
        }
        if (!found.get().isWorthIt()) {
            swap.nothing(found.get());
            return false;
        }
        try (LogKeys _ = LogKeys.of(found.get().subject())) {
            replace(found.get());
            return true;
        } catch (MovedOnException e) {
            metrics.failed(Cause.MOVED_ON);
            LOG.infof("recordingId=%s changed while it was archived, trying again: %s", id, e.getMessage());
        } catch (ObjectMissing e) {
            // a segment that was rewritten since the index was read is gone only after a grace, so this one is lost
            failed(id, Cause.DAMAGED, e);
        } catch (DamagedException e) {
            failed(id, Cause.DAMAGED, e);
        } catch (StorageUnavailable | TimeoutException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(id, Cause.OTHER, e);
        }
        return false;
    }

    private void failed(RecordingId id, Cause cause, RuntimeException e) {
        metrics.failed(cause);
        try (LogKeys _ = LogKeys.of(id)) {
            LOG.errorf(
                    e, "recordingId=%s can't be archived and stays as it is; next try in %s", id, config.retryAfter());
        }
        due.later(id);
    }

    private void replace(Archivable recording) {
        long began = System.nanoTime();
        long generation = objects.nextGeneration();
        String key = recording.objectKey(generation);
        objects.stage(key, recording);
        ArchiveBuild.Built built;
        try {
            built = build.build(recording, generation, key);
            swap.swap(recording, key, built.footer(), built.storedBytes());
        } catch (RuntimeException e) {
            discard(key, e);
            throw e;
        }
        long before =
                recording.stored().stream().mapToLong(StoredBlock::byteLength).sum();
        metrics.archived(before, built.storedBytes(), System.nanoTime() - began);
        LOG.infof(
                "recordingId=%s archived as %s: %d blocks, %d events, %d bytes became %d",
                recording.subject().recordingId(),
                key,
                recording.blocks().size(),
                built.footer().eventCount(),
                before,
                built.storedBytes());
    }

    /** Where the swap's outcome is unknown it may have landed: then the row is published, and the object must stay. */
    private void discard(String key, RuntimeException why) {
        if (!(why instanceof MovedOnException) && !(why instanceof DamagedException)) {
            return;
        }
        try {
            objects.discard(key);
        } catch (ObjectFailure | TimeoutException e) {
            LOG.infof("objectKey=%s is left to the sweeper: %s", key, e.getMessage());
        }
    }
}
