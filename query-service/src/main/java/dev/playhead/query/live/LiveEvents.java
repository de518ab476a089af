package dev.playhead.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.live.LiveAnnouncement;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Announcements as one viewer's events. */
@ApplicationScoped
public class LiveEvents {
    private final LiveTopic topic;
    private final ObjectMapper json;
    private final QuerySettings.LiveList settings;

    LiveEvents(LiveTopic topic, ObjectMapper json, QuerySettings settings) {
        this.topic = topic;
        this.json = json;
        this.settings = settings.liveList();
    }

    /** See {@link LiveTopic#refuseIfFull}. */
    public void refuseIfFull() {
        topic.refuseIfFull();
    }

    /**
     * {@code start}, {@code change} and {@code end} of recordings, {@code erased} of those that this viewer was told of, and a comment now
     * and then. A viewer that is too slow for them fails.
     *
     * @param fits which of the scope's recordings the viewer wants
     * @param view what is told of one
     */
    public Multi<OutboundSseEvent> follow(
            Scope scope, Predicate<LiveAnnouncement> fits, Function<LiveAnnouncement, Object> view, Sse sse) {
        Told told = new Told(settings.remembered());
        Multi<OutboundSseEvent> announced = topic.follow()
                .onOverflow()
                .buffer(settings.waiting())
                .onItem()
                .transformToIterable(said -> tell(said, scope, fits, view, told, sse));
        // Comes at once, so that the viewer knows that the stream is open.
        Multi<OutboundSseEvent> alive = Multi.createFrom()
                .ticks()
                .every(settings.keepalive())
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("still here").build());
        return Multi.createBy().merging().streams(announced, alive);
    }

    private List<OutboundSseEvent> tell(
            LiveTopic.Said said,
            Scope scope,
            Predicate<LiveAnnouncement> fits,
            Function<LiveAnnouncement, Object> view,
            Told told,
            Sse sse) {
        return switch (said) {
            case LiveTopic.Said.Announced(LiveAnnouncement one) -> {
                boolean wanted = scope.covers(one.subject().websiteId()) && fits.test(one);
                yield wanted ? List.of(event(sse, told.add(one), view.apply(one))) : List.of();
            }
            case LiveTopic.Said.Erased(RecordingId id) ->
                told.forget(id) ? List.of(event(sse, "erased", Map.of("recordingId", id.toString()))) : List.of();
        };
    }

    private OutboundSseEvent event(Sse sse, String name, Object body) {
        try {
            return sse.newEvent(name, json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view of our own can be written", e);
        }
    }

    /** The latest recordings that a viewer was told of; used by one stream. */
    private static final class Told {
        private final Map<RecordingId, Boolean> live;

        Told(int most) {
            live = new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RecordingId, Boolean> eldest) {
                    return size() > most;
                }
            };
        }

        /** What the event is called: a recording that begins to fit a filter starts for this viewer. */
        synchronized String add(LiveAnnouncement one) {
            boolean isLive = one.state().equals("live");
            Boolean before = live.put(one.subject().recordingId(), isLive);
            if (!isLive) {
                return "end";
            }
            return before == null || !before ? "start" : "change";
        }

        synchronized boolean forget(RecordingId id) {
            return live.remove(id) != null;
        }
    }
}
