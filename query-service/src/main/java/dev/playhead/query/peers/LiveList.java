package dev.playhead.query.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.query.live.LiveTopic;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.live.LiveAnnouncement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of sessions as a stream of events: the catalog's newest, then what is announced. */
@ApplicationScoped
class LiveList {
    private final LiveTopic topic;
    private final ObjectMapper json;
    private final QuerySettings.LiveList settings;

    LiveList(LiveTopic topic, ObjectMapper json, QuerySettings settings) {
        this.topic = topic;
        this.json = json;
        this.settings = settings.liveList();
    }

    /** See {@link LiveTopic#refuseIfFull}. */
    void refuseIfFull() {
        topic.refuseIfFull();
    }

    /**
     * The events for one viewer; a viewer that is too slow for them fails, and comes back to a new list.
     *
     * @param now what the catalog lists, asked for once announcements are being followed, so that none falls between the two
     */
    Multi<OutboundSseEvent> follow(Scope scope, Uni<List<Session>> now, Sse sse) {
        Shown shown = new Shown(settings.remembered());
        Multi<OutboundSseEvent> announced = topic.follow()
                .onOverflow()
                .buffer(settings.waiting())
                .onItem()
                .transformToIterable(said -> tell(said, scope, shown, sse));
        Multi<OutboundSseEvent> ready = now.toMulti().map(sessions -> {
            sessions.forEach(session -> shown.add(session.id()));
            ObjectNode body = json.createObjectNode().put("type", "ready");
            body.set("sessions", json.valueToTree(sessions));
            return event(sse, "session-ready", body);
        });
        Multi<OutboundSseEvent> alive = Multi.createFrom()
                .ticks()
                .startingAfter(settings.keepalive())
                .every(settings.keepalive())
                .onOverflow()
                .drop()
                .onItem()
                .transformToIterable(_ -> List.of(
                        sse.newEventBuilder().comment("still here").build(),
                        event(
                                sse,
                                "session-heartbeat",
                                json.createObjectNode()
                                        .put("type", "heartbeat")
                                        .put("at", Instant.now().toString()))));
        return Multi.createBy().merging().streams(announced, ready, alive);
    }

    private List<OutboundSseEvent> tell(LiveTopic.Said said, Scope scope, Shown shown, Sse sse) {
        return switch (said) {
            case LiveTopic.Said.Announced(LiveAnnouncement one) ->
                scope.covers(one.subject().websiteId()) ? List.of(announced(one, shown, sse)) : List.of();
            // Its website isn't said: only those who were shown it may learn of its end.
            case LiveTopic.Said.Erased(RecordingId id) ->
                shown.forget(id.toString())
                        ? List.of(event(sse, "session-status", status(id.toString(), "deleted")))
                        : List.of();
        };
    }

    private OutboundSseEvent announced(LiveAnnouncement one, Shown shown, Sse sse) {
        Session session = Session.of(one);
        shown.add(session.id());
        if (session.stopReason() == null) {
            ObjectNode body = json.createObjectNode().put("type", "metadata").put("sessionId", session.id());
            body.set("metadata", json.valueToTree(session));
            return event(sse, "session-metadata", body);
        }
        ObjectNode body = status(session.id(), session.status()).put("reason", session.stopReason());
        return event(sse, "session-status", body.put("stoppedAt", session.stoppedAt()));
    }

    private ObjectNode status(String id, String status) {
        return json.createObjectNode()
                .put("type", "status")
                .put("sessionId", id)
                .put("status", status);
    }

    private OutboundSseEvent event(Sse sse, String name, ObjectNode body) {
        try {
            return sse.newEvent(name, json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own can be written", e);
        }
    }

    /** The latest sessions that a viewer was shown; used by one stream at a time. */
    private static final class Shown {
        private final Map<String, Boolean> ids;

        Shown(int most) {
            ids = new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > most;
                }
            };
        }

        synchronized void add(String id) {
            ids.remove(id);
            ids.put(id, true);
        }

        synchronized boolean forget(String id) {
            return ids.remove(id) != null;
        }
    }
}
