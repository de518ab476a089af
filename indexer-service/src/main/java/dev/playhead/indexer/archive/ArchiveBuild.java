package dev.playhead.indexer.archive;

import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.archive.ArchiveSettings;
import dev.playhead.storage.archive.ArchiveWriter;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.facts.FactLines;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.ObjectUpload;
import dev.playhead.storage.segment.FactsEntry;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads what is stored of a recording, block by block, and uploads its archive as it is written. Memory: a block, a frame and zstd's
 * tables, whatever the recording's length.
 */
@ApplicationScoped
class ArchiveBuild {

    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);

    private final ObjectStore objects;
    private final ObjectReads reads;
    private final ArchiveObjects rows;
    private final ArchiveConfig config;

    ArchiveBuild(ObjectStore objects, ObjectReads reads, ArchiveObjects rows, ArchiveConfig config) {
        this.objects = objects;
        this.reads = reads;
        this.rows = rows;
        this.config = config;
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
                    reads.answered(upload.add(bytes));
                })) {
            recording.stored().forEach(block -> events(block, writer));
            facts(recording, writer);
            ArchiveFooter footer = writer.finish(recording.summary().getBytes(StandardCharsets.UTF_8));
            reads.answered(upload.complete());
            return new Built(footer, writer.written());
        }
    }

    private void events(StoredBlock block, ArchiveWriter writer) {
        byte[] frame = reads.range(block.objectKey(), block.byteOffset(), block.byteLength());
        String what = "offset=" + block.firstOffset() + " of " + block.objectKey() + ": ";
        switch (SegmentReader.block(frame, block.rawBytes())) {
            case FrameRead.Damaged(String reason) -> throw new DamagedException(what + reason);
            case FrameRead.Lines(byte[] lines) -> {
                try {
                    writer.events(block.runs(), lines);
                } catch (IllegalArgumentException e) {
                    throw new DamagedException(what + e.getMessage());
                }
            }
        }
    }

    private void facts(Archivable recording, ArchiveWriter writer) {
        Archivable.Archived former = recording.archive();
        if (former != null) {
            for (FactsEntry facts :
                    reads.footer(former.objectKey(), former.storedBytes()).facts()) {
                writer.facts(
                        reads.factLines(former.objectKey(), facts.byteOffset(), facts.byteLength()), facts.count());
            }
        }
        for (Archivable.FactsPlace place : recording.facts()) {
            FactLines.Kept own = FactLines.of(
                    reads.factLines(place.objectKey(), place.byteOffset(), place.byteLength()),
                    recording.subject().recordingId());
            writer.facts(own.lines(), own.count());
        }
    }
}
