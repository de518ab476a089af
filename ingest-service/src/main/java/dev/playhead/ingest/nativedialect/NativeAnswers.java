package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.follow.WatchedRecordings;
import dev.playhead.recording.RecordingId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** What our recorder hears when something was taken: 204, and to flush faster while somebody watches. */
@ApplicationScoped
public class NativeAnswers {
    private static final String FLUSH_INTERVAL = "Playhead-Flush-Interval";

    private final WatchedRecordings watched;
    private final String intervalMs;

    @Inject
    public NativeAnswers(WatchedRecordings watched, IngestConfig config) {
        this.watched = watched;
        this.intervalMs = Long.toString(config.watched().flushInterval().toMillis());
    }

    Response taken(RecordingId id) {
        Response.ResponseBuilder answer = Response.noContent();
        if (watched.contains(id)) {
            answer.header(FLUSH_INTERVAL, intervalMs);
        }
        return answer.build();
    }
}
