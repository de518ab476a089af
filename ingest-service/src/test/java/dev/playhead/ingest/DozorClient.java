package dev.playhead.ingest;

import dev.playhead.wire.RecordingIds;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A session of the Dozor SDK, as the protocol describes it. */
record DozorClient(String sessionId, String key) {
    static DozorClient open() {
        return new DozorClient(UUID.randomUUID().toString(), World.SHOP_KEY);
    }

    /** The recording that stands for the session. */
    String recordingId() {
        return RecordingIds.external(World.SHOP, sessionId).toString();
    }

    static List<Object> events(int from, int to) {
        List<Object> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(Map.of("type", 3, "timestamp", 1_700_000_000_000L + i, "data", Map.of("source", 1, "n", i)));
        }
        return events;
    }

    Map<String, Object> message(List<Object> events) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("sessionId", sessionId);
        message.put("events", events);
        return message;
    }

    HttpResponse<String> send(List<Object> events, String... headers) {
        return post("/api/ingest", message(events), headers);
    }

    HttpResponse<String> sendGzipped(List<Object> events) {
        return Http.post(
                "/api/ingest",
                Compress.gzip(Http.json(message(events))),
                "X-Dozor-Public-Key",
                key,
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
    }

    HttpResponse<String> post(String path, Object body, String... more) {
        List<String> headers = new ArrayList<>(List.of("X-Dozor-Public-Key", key, "Content-Type", "application/json"));
        headers.addAll(List.of(more));
        return Http.post(path, Http.json(body), headers.toArray(String[]::new));
    }
}
