package dev.playhead.ingest.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.follow.Fences;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.ChunkHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What a stopped recording still takes. With seq: chunks up to the stop's last one. Without: for some seconds, what the
 * client had sent before it stopped, because a page that is left sends its last events and its stop side by side. What the
 * client had sent is told by the request, or else by how many events this instance has stored; Accept, which reads the
 * whole log, has the last word. Thread-safe.
 */
@ApplicationScoped
public class LateRequests {
    private final Fences fences;
    private final long lateMs;
    private final Cache<RecordingId, Long> storedEvents;

    @Inject
    public LateRequests(Fences fences, IngestConfig config) {
        this.fences = fences;
        this.lateMs = config.lateRequests().toMillis();
        this.storedEvents =
                Caffeine.newBuilder().maximumSize(config.rememberedRecordings()).build();
    }

    /** Refuses (409, over quota 403) what can be refused without looking into the chunk. */
    void refuseBySeq(Target target, ChunkHead head) {
        fences.find(target.recordingId())
                .filter(known -> head.hasSeq()
                        ? !known.fence().passes(head.windowId(), head.seq())
                        : known.events() == 0 || System.currentTimeMillis() - known.since() > lateMs)
                .ifPresent(known -> {
                    throw Fenced.refusal(known);
                });
    }

    /**
     * Refuses (409) a chunk without seq that goes beyond what the stop announced.
     *
     * @param soFar events that the client has sent in all, with this chunk's; 0 unknown
     * @param count events in this chunk
     */
    void refuseByCount(Target target, ChunkHead head, long soFar, int count) {
        if (head.hasSeq()) {
            return;
        }
        fences.find(target.recordingId())
                .filter(known -> (soFar > 0 ? soFar : stored(target) + count) > known.events())
                .ifPresent(known -> {
                    throw Fenced.refusal(known);
                });
    }

    /** A chunk is in the log. */
    void stored(Target target, ChunkHead head, int count) {
        if (!head.hasSeq()) {
            storedEvents.asMap().merge(target.recordingId(), (long) count, Long::sum);
        }
    }

    private long stored(Target target) {
        Long count = storedEvents.getIfPresent(target.recordingId());
        return count == null ? 0 : count;
    }
}
