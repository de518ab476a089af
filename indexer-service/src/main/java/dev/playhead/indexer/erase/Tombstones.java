package dev.playhead.indexer.erase;

import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.StorageUnavailable;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Marks in object storage, which a rebuild of the catalog from segments honours. */
@ApplicationScoped
class Tombstones {

    private static final Duration STORED_WITHIN = Duration.ofSeconds(30);

    private final ObjectStore objects;
    private final Wait storing;

    Tombstones(ObjectStore objects, Waits waits) {
        this.objects = objects;
        this.storing = waits.on(WaitingFor.OBJECT_STORAGE);
    }

    /** @param offset everything of the recording in this partition, before and after it, is erased */
    record Tombstone(WebsiteId websiteId, RecordingId recordingId, int partition, long offset, String requestedAt) {

        String key() {
            return "tombstones/" + websiteId.value() + "/" + recordingId;
        }

        byte[] json() {
            return new JsonObject()
                    .put("version", 1)
                    .put("websiteId", websiteId.value())
                    .put("recordingId", recordingId.toString())
                    .put("partition", partition)
                    .put("offset", offset)
                    .put("requestedAt", requestedAt)
                    .encode()
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Blocks; repeatable. */
    void put(Tombstone tombstone) {
        storing.begin();
        try {
            objects.put(tombstone.key(), tombstone.json()).await().atMost(STORED_WITHIN);
            storing.end();
        } catch (StorageUnavailable | TimeoutException e) {
            storing.failed();
            throw e;
        }
    }
}
