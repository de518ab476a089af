package dev.playhead.ingest.follow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.watched.WatchedRecording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Which recordings somebody watches right now, as replay-service told; bounded. Thread-safe. */
@ApplicationScoped
public class WatchedRecordings {
    private final Cache<RecordingId, Long> until;

    @Inject
    public WatchedRecordings(IngestConfig config) {
        until = Caffeine.newBuilder()
                .maximumSize(config.watched().remembered())
                .expireAfterWrite(WatchedRecording.LONGEST_LEASE)
                .build();
    }

    /**
     * Takes news in.
     *
     * @param since when it was published, epoch milliseconds
     */
    public void put(WatchedRecording watched, long since) {
        // A clock that is ahead over there must not make it longer here.
        long ends =
                Math.min(since, System.currentTimeMillis()) + watched.lease().toMillis();
        until.asMap().merge(watched.recordingId(), ends, Math::max);
    }

    /** Whether the recording is watched now. */
    public boolean contains(RecordingId id) {
        Long ends = until.getIfPresent(id);
        return ends != null && ends > System.currentTimeMillis();
    }
}
