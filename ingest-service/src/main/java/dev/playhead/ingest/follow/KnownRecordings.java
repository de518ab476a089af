package dev.playhead.ingest.follow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.accept.Accept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Recordings that the indexer announced on {@code playhead.live}, whichever instance took their start; bounded, and no longer
 * than a recording may go on. Thread-safe.
 */
@ApplicationScoped
public class KnownRecordings {
    private final Cache<RecordingId, Boolean> announced;

    @Inject
    public KnownRecordings(IngestConfig config) {
        announced = Caffeine.newBuilder()
                .maximumSize(config.knownRecordings())
                .expireAfterWrite(Accept.MAX_AGE)
                .build();
    }

    /** Takes an announcement in. */
    public void put(RecordingId id) {
        announced.put(id, true);
    }

    /** Forgets a recording that was erased. */
    public void remove(RecordingId id) {
        announced.invalidate(id);
    }

    /** Whether the recording has begun already. */
    public boolean contains(RecordingId id) {
        return announced.getIfPresent(id) != null;
    }
}
