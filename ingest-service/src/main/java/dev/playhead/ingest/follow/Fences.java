package dev.playhead.ingest.follow;

import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.fence.Fence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Recordings that take no more chunks, as far as this instance knows; bounded. Thread-safe. */
@ApplicationScoped
public class Fences {
    private final Map<RecordingId, Known> newestLast;

    /**
     * A fence.
     *
     * @param since when it was published, epoch milliseconds; on the instance that set it, when Kafka had the stop
     */
    public record Known(Fence fence, long since) {
        /** How many events the recording's client had sent when it stopped; 0 = it didn't say. */
        public long events() {
            return fence.lastSeqByWindow().getOrDefault(LogEntry.Stopped.EVENTS, 0L);
        }
    }

    @Inject
    public Fences(IngestConfig config) {
        int most = config.rememberedFences();
        newestLast = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RecordingId, Known> eldest) {
                return size() > most;
            }
        };
    }

    /** Takes a fence in; of several of the same reason the first counts, since a repeat gives nobody more time. */
    public synchronized void put(Fence fence, long since) {
        newestLast.merge(
                fence.subject().recordingId(),
                new Known(fence, since),
                (had, came) -> had.fence().reason().equals(fence.reason()) ? had : came);
    }

    /** The recording's fence, if one is known here. */
    public synchronized Optional<Known> find(RecordingId id) {
        return Optional.ofNullable(newestLast.get(id));
    }
}
