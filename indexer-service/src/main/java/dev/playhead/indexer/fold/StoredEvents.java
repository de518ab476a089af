package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.indexer.retry.Retry;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.RecordingSnapshot;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectMissing;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.StorageRefused;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Published events of a recording, read back for the page index that a restart or an eviction has cost. */
@ApplicationScoped
class StoredEvents {

    private static final Logger LOG = Logger.getLogger(StoredEvents.class);
    private static final Duration READ_WITHIN = Duration.ofSeconds(60);

    private final CatalogReads catalog;
    private final ObjectStore objects;
    private final Retry retry;
    private final IndexerConfig config;
    private final Wait reading;

    StoredEvents(CatalogReads catalog, ObjectStore objects, Retry retry, Waits waits, IndexerConfig config) {
        this.reading = waits.on(WaitingFor.OBJECT_STORAGE);
        this.catalog = catalog;
        this.objects = objects;
        this.retry = retry;
        this.config = config;
    }

    /**
     * The events from the block with the last keyframe on, in log order. Waits for storage that is away; a block that is damaged or gone
     * costs the elements' names until the next keyframe, nothing else.
     */
    List<RecordedEvent> sinceKeyframe(RecordingId id) {
        try (LogKeys keys = LogKeys.of(id)) {
            return sinceKeyframeOf(id);
        }
    }

    private List<RecordedEvent> sinceKeyframeOf(RecordingId id) {
        return retry.untilAnswered("read back recording " + id, () -> {
            try {
                return readOnce(id);
            } catch (ObjectMissing rewritten) {
                // the segment was replaced between index and read; by now the index names the new one
                return readAgain(id);
            }
        });
    }

    private List<RecordedEvent> readOnce(RecordingId id) {
        RecordingSnapshot snapshot = catalog.snapshot(id).await().atMost(config.catalogTimeout());
        return snapshot == null ? List.of() : read(id, tail(snapshot.blocks()));
    }

    private List<RecordedEvent> readAgain(RecordingId id) {
        try {
            return readOnce(id);
        } catch (ObjectMissing e) {
            LOG.errorf("recordingId=%s has a block that is gone: %s", id, e.getMessage());
            return List.of();
        }
    }

    private static List<StoredBlock> tail(List<StoredBlock> blocks) {
        for (int last = blocks.size() - 1; last >= 0; last--) {
            if (!blocks.get(last).keyframes().isEmpty()) {
                return blocks.subList(last, blocks.size());
            }
        }
        return List.of();
    }

    private List<RecordedEvent> read(RecordingId id, List<StoredBlock> blocks) {
        List<RecordedEvent> events = new ArrayList<>();
        reading.begin();
        try {
            for (StoredBlock block : blocks) {
                byte[] bytes = objects.range(block.objectKey(), block.byteOffset(), block.byteLength())
                        .await()
                        .atMost(READ_WITHIN);
                if (!(SegmentReader.block(bytes, block.rawBytes()) instanceof FrameRead.Lines(byte[] lines))
                        || !(EventReader.read(lines) instanceof EventsRead.Events(List<RecordedEvent> read))) {
                    LOG.errorf("recordingId=%s has a damaged block in %s", id, block.objectKey());
                    reading.end();
                    return List.of();
                }
                events.addAll(read);
            }
        } catch (ObjectMissing e) {
            reading.end();
            throw e;
        } catch (StorageRefused e) {
            LOG.errorf("recordingId=%s has a block that can't be read: %s", id, e.getMessage());
            reading.end();
            return List.of();
        } catch (RuntimeException e) {
            reading.failed();
            throw e;
        }
        reading.end();
        return events;
    }
}
