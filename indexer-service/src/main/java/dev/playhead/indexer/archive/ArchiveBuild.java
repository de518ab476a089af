package dev.playhead.indexer.archive;

import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.archive.ArchiveRead;
import dev.playhead.storage.archive.ArchiveReader;
import dev.playhead.storage.archive.ArchiveSettings;
import dev.playhead.storage.archive.ArchiveWriter;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.facts.FactLines;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.ObjectUpload;
import dev.playhead.storage.objects.StorageRefused;
import dev.playhead.storage.objects.StorageUnavailable;
import dev.playhead.storage.segment.FactsEntry;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentReader;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads what is stored of a recording, block by block, and uploads its archive as it is written. Memory: a block, a frame and zstd's
 * tables, whatever the recording's length.
 */
@ApplicationScoped
class ArchiveBuild {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(90);
    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);

    private final ObjectStore objects;
    private final ArchiveObjects rows;
    private final ArchiveConfig config;
    private final Wait storage;

    ArchiveBuild(ObjectStore objects, ArchiveObjects rows, ArchiveConfig config, Waits waits) {
        this.objects = objects;
        this.rows = rows;
        this.config = config;
        this.storage = waits.on(WaitingFor.OBJECT_STORAGE);
    }

    /** @param storedBytes length of the object */
    record Built(ArchiveFooter footer, long storedBytes) {}

    /**
     * Blocks until the object is stored whole.
     *
     * @throws DamagedException where something can't be read back
     * @throws MovedOnException where the object was condemned meanwhile
     */
    Built build(Archivable recording, long generation, String key) {
        ObjectUpload upload = objects.upload(key);
        Politeness politeness = new Politeness(config.cpuShare());
        ArchiveSettings settings = new ArchiveSettings(config.frameBytes(), config.level());
        long[] renewedAt = {System.nanoTime()};
        try (ArchiveWriter writer =
                new ArchiveWriter(recording.subject(), generation, recording.partition(), settings, bytes -> {
                    politeness.pause();
                    if (System.nanoTime() - renewedAt[0] > RENEWED_EVERY.toNanos()) {
                        rows.renew(key);
                        renewedAt[0] = System.nanoTime();
                    }
                    answered(upload.add(bytes));
                })) {
            for (StoredBlock block : recording.stored()) {
                events(block, writer);
            }
            if (recording.archive() != null) {
                formerFacts(recording.archive(), writer);
            }
            for (Archivable.FactsPlace place : recording.facts()) {
                FactLines.Kept own = FactLines.of(
                        factLines(place.objectKey(), place.byteOffset(), place.byteLength()),
                        recording.subject().recordingId());
                writer.facts(own.lines(), own.count());
            }
            ArchiveFooter footer = writer.finish(recording.summary().getBytes(StandardCharsets.UTF_8));
            answered(upload.complete());
            return new Built(footer, writer.written());
        }
    }

    private void events(StoredBlock block, ArchiveWriter writer) {
        byte[] frame = read(block.objectKey(), block.byteOffset(), block.byteLength());
        switch (SegmentReader.block(frame, block.rawBytes())) {
            case FrameRead.Damaged(String reason) ->
                throw new DamagedException(
                        "offset=" + block.firstOffset() + " of " + block.objectKey() + ": " + reason);
            case FrameRead.Lines(byte[] lines) -> {
                try {
                    writer.events(block.runs(), lines);
                } catch (IllegalArgumentException e) {
                    throw new DamagedException(
                            "offset=" + block.firstOffset() + " of " + block.objectKey() + ": " + e.getMessage());
                }
            }
        }
    }

    private void formerFacts(Archivable.Archived former, ArchiveWriter writer) {
        long length = former.storedBytes();
        byte[] trailer = read(former.objectKey(), length - ArchiveReader.TRAILER_BYTES, ArchiveReader.TRAILER_BYTES);
        int end = ArchiveReader.footerBytes(trailer, length) + ArchiveReader.TRAILER_BYTES;
        ArchiveRead footer = ArchiveReader.footer(read(former.objectKey(), length - end, end), length);
        if (!(footer instanceof ArchiveRead.Intact(ArchiveFooter known))) {
            throw new DamagedException("footer of " + former.objectKey() + ": " + footer);
        }
        for (FactsEntry facts : known.facts()) {
            writer.facts(factLines(former.objectKey(), facts.byteOffset(), facts.byteLength()), facts.count());
        }
    }

    private byte[] factLines(String key, long byteOffset, int byteLength) {
        return switch (SegmentReader.facts(read(key, byteOffset, byteLength))) {
            case FrameRead.Lines(byte[] lines) -> lines;
            case FrameRead.Damaged(String reason) -> throw new DamagedException("facts of " + key + ": " + reason);
        };
    }

    private byte[] read(String key, long byteOffset, int byteLength) {
        try {
            return answered(objects.range(key, byteOffset, byteLength));
        } catch (StorageRefused e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
    }

    private <T> T answered(Uni<T> answer) {
        storage.begin();
        try {
            T item = answer.await().atMost(ANSWERED_WITHIN);
            storage.end();
            return item;
        } catch (StorageUnavailable | TimeoutException e) {
            storage.failed();
            throw e;
        } catch (RuntimeException e) {
            storage.end();
            throw e;
        }
    }
}
