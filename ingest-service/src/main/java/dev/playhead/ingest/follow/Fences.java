package dev.playhead.ingest.follow;

import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.fence.Fence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Recordings that take no more chunks, as far as this instance knows; bounded. Thread-safe. */
@ApplicationScoped
public class Fences {
    private final Map<RecordingId, Fence> newestLast;

    @Inject
    public Fences(IngestConfig config) {
        int most = config.rememberedFences();
        newestLast = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RecordingId, Fence> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized void put(Fence fence) {
        newestLast.put(fence.subject().recordingId(), fence);
    }

    public synchronized Optional<Fence> find(RecordingId id) {
        return Optional.ofNullable(newestLast.get(id));
    }
}
