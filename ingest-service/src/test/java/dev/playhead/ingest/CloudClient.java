package dev.playhead.ingest;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.RecordingIds;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** One recording of an rrweb Cloud client, which chose the id itself. */
record CloudClient(String id) {
    CloudClient() {
        this(UUID.randomUUID().toString());
    }

    /** The id that the log knows it by. */
    String uid(WebsiteId website) {
        return RecordingIds.external(website, id).toString();
    }

    String uid() {
        return uid(World.SHOP);
    }

    String path(String what) {
        return "/recordings/" + id + "/" + what;
    }

    HttpResponse<String> post(List<String> events) {
        return post(String.join("\n", events));
    }

    HttpResponse<String> post(String body) {
        return Http.post(
                path("events"),
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                "Bearer " + World.SHOP_KEY);
    }

    SocketClient socket(String... parameters) {
        return SocketClient.open(path("events/ws") + "?token=" + World.SHOP_KEY + String.join("", parameters), null);
    }

    static String event(int number) {
        return "{\"type\":3,\"data\":{\"source\":1,\"n\":" + number + "},\"timestamp\":" + (1_700_000_000_000L + number)
                + "}";
    }

    static String meta(boolean includePii) {
        return "{\"timestamp\":1700000000000,\"type\":5,\"data\":{\"tag\":\"recording-meta\",\"payload\":{\"domain\":\"a\","
                + "\"includePii\":" + includePii
                + ",\"visitor\":\"rrweb-browser-client-visitor-id=v1\",\"language\":\"de\","
                + "\"recordVersion\":\"2.1.0\"}}}";
    }
}
