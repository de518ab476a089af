package dev.playhead.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The read sides of the systems whose recorders Playhead takes, by the ids that those recorders know. */
final class PeerReads {
    private static final String DATA = "data: ";

    private PeerReads() {}

    /**
     * All events of a recording as the recorder's own system gives them; empty for one that has no read side.
     *
     * @param peer its name, as in {@code Peers}
     * @param id as the recorder knows it
     */
    static Optional<List<JsonNode>> events(Api api, String peer, String id) {
        if (peer.startsWith("rrweb Cloud")) {
            return Optional.of(cloud(api, id));
        }
        return peer.startsWith("RePlaya") ? Optional.of(replaya(api, id)) : Optional.empty();
    }

    private static List<JsonNode> cloud(Api api, String id) {
        JsonNode listed = api.json("/recordings/" + id);
        String own = listed.path("recordingId").asText();
        if (!own.equals(id)) {
            throw new AssertionError("asked for " + id + ", got " + own);
        }
        List<JsonNode> events = new ArrayList<>();
        api.json("/recordings/" + id + "/events").forEach(events::add);
        return events;
    }

    /** The recording was stopped, so its stream ends by itself. */
    private static List<JsonNode> replaya(Api api, String id) {
        List<JsonNode> events = new ArrayList<>();
        api.get("/api/sessions/" + id + "/live")
                .body()
                .lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> Api.parse(line.substring(DATA.length())))
                .filter(message -> message.path("type").asText().equals("event"))
                .forEach(message -> {
                    if (message.path("seqNum").asLong() != events.size()) {
                        throw new AssertionError("number " + message.path("seqNum") + " instead of " + events.size());
                    }
                    events.add(message.get("event"));
                });
        return events;
    }
}
