package dev.playhead.query.live;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.live.LiveAnnouncement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest announcement of each recording that the catalog may not know yet; bounded, the longest silent are forgotten first. Thread-safe. */
@ApplicationScoped
public class LiveRecordings {
    private final Map<RecordingId, LiveAnnouncement> latest;
    private final Map<RecordingId, Boolean> catalogued;

    LiveRecordings(QuerySettings settings) {
        this.latest = bounded(settings.liveList().announced());
        this.catalogued = bounded(settings.liveList().announced());
    }

    /** Those that the scope covers and nobody has yet seen in the catalog. */
    public synchronized List<LiveAnnouncement> uncatalogued(Scope scope) {
        return latest.values().stream()
                .filter(one -> scope.covers(one.subject().websiteId()))
                .toList();
    }

    /** One of them. */
    public synchronized Optional<LiveAnnouncement> uncatalogued(Scope scope, RecordingId id) {
        return Optional.ofNullable(latest.get(id))
                .filter(one -> scope.covers(one.subject().websiteId()));
    }

    /** The catalog has these: whoever lists them reads them there. */
    public synchronized void inCatalog(Collection<RecordingId> ids) {
        ids.forEach(id -> {
            if (latest.remove(id) != null) {
                catalogued.put(id, true);
            }
        });
    }

    synchronized void take(LiveTopic.Said said) {
        switch (said) {
            case LiveTopic.Said.Announced(LiveAnnouncement one) -> {
                RecordingId id = one.subject().recordingId();
                LiveAnnouncement before = latest.get(id);
                if (!catalogued.containsKey(id) && (before == null || one.isNewerThan(before))) {
                    latest.remove(id);
                    latest.put(id, one);
                }
            }
            case LiveTopic.Said.Erased(RecordingId id) -> {
                latest.remove(id);
                // an announcement of before may be on its way
                catalogued.put(id, true);
            }
        }
    }

    private static <V> Map<RecordingId, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RecordingId, V> eldest) {
                return size() > most;
            }
        };
    }
}
