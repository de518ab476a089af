package dev.playhead.indexer.archive;

import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.StoredBlock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is due, as the catalog had it.
 *
 * @param retentionDays its website's, for the object's key
 * @param summary its row, as JSON
 * @param stored frames of the archive so far and blocks beside it, in order of positions
 * @param archive so far
 * @param facts where facts lie that no archive has
 * @param factsWithoutBlock segments that are kept for its facts only
 */
record Archivable(
        Subject subject,
        int partition,
        int retentionDays,
        String summary,
        List<StoredBlock> stored,
        @Nullable Archived archive,
        List<FactsPlace> facts,
        List<UUID> factsWithoutBlock) {

    /**
     * An archive that is to be replaced.
     *
     * @param factsLoaded false where ClickHouse has lost its facts, and not got them back yet
     */
    record Archived(long generation, String objectKey, long storedBytes, boolean factsLoaded) {}

    /** A section's facts, those of other recordings among them. */
    record FactsPlace(String objectKey, long byteOffset, int byteLength) {}

    List<StoredBlock> blocks() {
        return stored.stream()
                .filter(block -> archive == null || !block.objectKey().equals(archive.objectKey()))
                .toList();
    }

    /** Whether an archive would say anything new. */
    boolean isWorthIt() {
        return !blocks().isEmpty() || !factsWithoutBlock.isEmpty();
    }

    String objectKey(long generation) {
        return "archives/" + retentionDays + "d/" + subject.websiteId().value() + "/" + subject.recordingId() + "/"
                + generation + ".rec";
    }
}
