package dev.playhead.replay;

import com.github.luben.zstd.Zstd;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.archive.ArchiveSettings;
import dev.playhead.storage.archive.ArchiveWriter;
import dev.playhead.storage.catalog.BlocksJson;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Archives recordings as the indexer would, but exactly when a test says. */
final class TestArchiver {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final ArchiveSettings FAST = new ArchiveSettings(ArchiveSettings.DEFAULTS.frameBytes(), 1);

    private final TestIndexer indexer;
    private final ObjectStore objects;
    private final CatalogReads catalog;
    private long generation;

    TestArchiver(TestIndexer indexer, ObjectStore objects, CatalogReads catalog) {
        this.indexer = indexer;
        this.objects = objects;
        this.catalog = catalog;
    }

    /**
     * An archive that the catalog has.
     *
     * @param replaced keys of the objects that held the recording before
     */
    record Archive(String key, byte[] object, ArchiveFooter footer, Set<String> replaced) {}

    Archive archive(Subject subject) throws SQLException {
        return archive(subject, FAST);
    }

    Archive archive(Subject subject, ArchiveSettings settings) throws SQLException {
        Archive archive = store(subject, settings);
        publish(archive);
        return archive;
    }

    /** Stores the object, of which the catalog doesn't know yet. */
    Archive store(Subject subject, ArchiveSettings settings) {
        List<StoredBlock> blocks =
                catalog.snapshot(subject.recordingId()).await().atMost(WITHIN).blocks();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        Set<String> replaced = new LinkedHashSet<>();
        try (ArchiveWriter writer = new ArchiveWriter(subject, ++generation, 0, settings, object::writeBytes)) {
            for (StoredBlock block : blocks) {
                replaced.add(block.objectKey());
                writer.events(block.runs(), lines(block));
            }
            ArchiveFooter footer = writer.finish("{}".getBytes(StandardCharsets.UTF_8));
            String key = "archives/30d/" + subject.websiteId().value() + "/" + subject.recordingId() + "/" + generation
                    + ".rec";
            objects.put(key, object.toByteArray()).await().atMost(WITHIN);
            return new Archive(key, object.toByteArray(), footer, replaced);
        }
    }

    void delete(Set<String> keys) {
        keys.forEach(key -> objects.delete(key).await().atMost(WITHIN));
    }

    private byte[] lines(StoredBlock block) {
        byte[] frame = objects.range(block.objectKey(), block.byteOffset(), block.byteLength())
                .await()
                .atMost(WITHIN);
        return Zstd.decompress(frame, (int) block.rawBytes());
    }

    /** Puts a stored archive in the place of the blocks or the archive that went into it. */
    void publish(Archive archive) throws SQLException {
        ArchiveFooter footer = archive.footer();
        UUID id = footer.subject().recordingId().value();
        indexer.update(
                "WITH gone AS (DELETE FROM blocks WHERE recording_id = ?)"
                        + " INSERT INTO archives (recording_id, generation, object_key, stored_bytes, raw_bytes, event_count, frames)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (recording_id) DO UPDATE SET"
                        + " generation = excluded.generation, object_key = excluded.object_key, frames = excluded.frames",
                id,
                id,
                footer.generation(),
                archive.key(),
                archive.object().length,
                footer.rawBytes(),
                footer.eventCount(),
                BlocksJson.frames(footer.frames()));
    }
}
