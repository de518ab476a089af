package dev.playhead.indexer.fold;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.recording.log.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The recordings of one partition that are in memory; the catalog holds the rest. Confined to the fold. */
final class HeldRecordings {

    private final CatalogRecordings catalog;
    private final Thresholds thresholds;
    /** In order of last use, so that the coldest unchanged one leaves first. */
    private final Map<RecordingId, FoldedRecording> recordings = new LinkedHashMap<>(64, 0.75f, true);

    private long domNodes;

    HeldRecordings(CatalogRecordings catalog, Thresholds thresholds) {
        this.catalog = catalog;
        this.thresholds = thresholds;
    }

    /** Reads the catalog once for all recordings of a batch that memory doesn't hold. */
    void prefetch(List<ConsumerRecord<byte[], byte[]>> batch) {
        Set<RecordingId> missing = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            if (record.key() != null) {
                RecordingId.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .filter(id -> !recordings.containsKey(id))
                        .ifPresent(missing::add);
            }
        }
        if (!missing.isEmpty()) {
            catalog.load(missing)
                    .forEach((id, stored) -> recordings.put(id, FoldedRecording.restore(stored, thresholds)));
        }
    }

    /** Null where neither memory nor, after {@link #prefetch}, the catalog knows it. */
    @Nullable
    FoldedRecording find(RecordingId id) {
        return recordings.get(id);
    }

    /** The recording that begins with this record. */
    FoldedRecording begin(LogEntry first) {
        FoldedRecording recording = FoldedRecording.begin(first, thresholds);
        recordings.put(first.subject().recordingId(), recording);
        return recording;
    }

    List<RecordingChange> takeChanges(int partition, long nextOffset) {
        List<RecordingChange> changes = new ArrayList<>();
        for (FoldedRecording recording : recordings.values()) {
            if (recording.changed()) {
                changes.add(recording.takeChange(partition, nextOffset));
            }
        }
        return changes;
    }

    int size() {
        return recordings.size();
    }

    /** Nodes of all page indexes held here. */
    long domNodes() {
        return domNodes;
    }

    /** After each entry of a recording: its page index may have grown. */
    void recount(FoldedRecording recording) {
        domNodes += recording.recountNodes();
    }

    /**
     * Forgets the coldest recordings until no more than {@code most} of them and {@code mostNodes} of their nodes are left: only
     * those of which the catalog already has the last state. They come back when they are heard of again.
     *
     * @param published the partition's checkpoint in the catalog
     */
    void evict(int most, long mostNodes, long published) {
        Iterator<FoldedRecording> coldest = recordings.values().iterator();
        while ((recordings.size() > most || domNodes > mostNodes) && coldest.hasNext()) {
            FoldedRecording recording = coldest.next();
            if (recording.isPublished(published)) {
                domNodes -= recording.countedNodes();
                coldest.remove();
            }
        }
    }
}
