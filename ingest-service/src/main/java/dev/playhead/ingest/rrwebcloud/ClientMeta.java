package dev.playhead.ingest.rrwebcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.RecordingStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself in its first event, the custom event {@code recording-meta}. The pairs that a page adds
 * later come with the same tag, but say nothing of {@code includePii}; they aren't meant here.
 */
record ClientMeta(JsonNode payload) {
    private static final String TAG = "recording-meta";
    private static final byte[] NEEDLE = ("\"" + TAG + "\"").getBytes(StandardCharsets.US_ASCII);
    private static final String VISITOR_PREFIX = "rrweb-browser-client-visitor-id=";
    private static final int MOST_BYTES = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads an event, if it is such a one. */
    static Optional<ClientMeta> of(byte[] bytes, int from, int to) {
        if (to - from > MOST_BYTES || !contains(bytes, from, to)) {
            return Optional.empty();
        }
        try {
            JsonNode event = JSON.readTree(bytes, from, to - from);
            JsonNode data = event.path("data");
            JsonNode payload = data.path("payload");
            boolean isMeta = event.path("type").asInt() == 5
                    && data.path("tag").asText().equals(TAG)
                    && payload.path("includePii").isBoolean();
            return isMeta ? Optional.of(new ClientMeta(payload)) : Optional.empty();
        } catch (IOException e) {
            // Whether a text is JSON at all isn't judged here.
            return Optional.empty();
        }
    }

    /** Of a recording whose client hasn't said anything yet. */
    static RecordingStart unknown(String externalId, long receivedAt) {
        return RecordingStart.builder(Dialect.RRWEB_CLOUD, receivedAt)
                .externalId(externalId)
                .build();
    }

    /** @param userAgent the request's; kept only if the client allows it */
    RecordingStart start(String externalId, @Nullable String userAgent, long receivedAt) {
        String agent = userAgent != null && payload.path("includePii").asBoolean() ? userAgent : "";
        String visitor = text("visitor");
        return RecordingStart.builder(Dialect.RRWEB_CLOUD, receivedAt)
                .externalId(externalId)
                .visitor(visitor.startsWith(VISITOR_PREFIX) ? visitor.substring(VISITOR_PREFIX.length()) : visitor, "")
                .browser(agent, text("language"))
                .screen(size("screenWidth"), size("screenHeight"))
                .sdk("@rrweb/browser-client", text("recordVersion"))
                .build();
    }

    private String text(String name) {
        return payload.path(name).asText("");
    }

    private int size(String name) {
        return (int) Math.clamp(payload.path(name).asDouble(), 0, 1_000_000);
    }

    private static boolean contains(byte[] bytes, int from, int to) {
        for (int at = from; at <= to - NEEDLE.length; at++) {
            if (bytes[at] == NEEDLE[0] && startsWithNeedle(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithNeedle(byte[] bytes, int at) {
        for (int i = 1; i < NEEDLE.length; i++) {
            if (bytes[at + i] != NEEDLE[i]) {
                return false;
            }
        }
        return true;
    }
}
