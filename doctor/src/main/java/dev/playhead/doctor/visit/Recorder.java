package dev.playhead.doctor.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.doctor.call.Answer;
import dev.playhead.doctor.call.Api;
import dev.playhead.doctor.call.TroubledException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A recorder of the native dialect: one document, one chunk after the other. Not thread-safe, but for {@link #cancel}. */
public final class Recorder {
    private final Api api;
    private final Started started;
    private final String windowId = UUID.randomUUID().toString();
    private int seq;

    /**
     * A recording that ingest has accepted.
     *
     * @param token permits writing to it
     */
    public record Started(
            String websiteId,
            String recordingId,
            String token,
            @Nullable String origin) {
        @Override
        public String toString() {
            return "Started[" + recordingId + "]";
        }
    }

    public Recorder(Api api, Started started) {
        this.api = api;
        this.started = started;
    }

    /** The answer to a {@code recording_start}; whether it was accepted stands in it. */
    public static Answer start(Api api, String websiteId, String visitor, @Nullable String origin)
            throws TroubledException {
        ObjectNode start = JsonNodeFactory.instance
                .objectNode()
                .put("type", "recording_start")
                .put("websiteId", websiteId)
                .put("visitorUid", visitor)
                .put("sessionUid", visitor)
                .put("url", SyntheticPage.URL)
                .put("userAgent", "playhead-doctor")
                .put("language", "en");
        start.putObject("screen").put("width", 1280).put("height", 720);
        start.putObject("sdk").put("name", "playhead-doctor").put("version", "1");
        return api.record(start, origin);
    }

    public String recordingId() {
        return started.recordingId();
    }

    /** Sends one chunk as recorders do; returns when it is acknowledged. */
    public void send(List<JsonNode> events) throws TroubledException {
        ObjectNode chunk = message("recording_chunk")
                .put("windowId", windowId)
                .put("seq", seq++)
                .put("encoding", "gzip")
                .put("data", gzip(events))
                .put("eventCount", events.size())
                .put("firstTimestamp", events.getFirst().path("timestamp").asLong())
                .put("lastTimestamp", events.getLast().path("timestamp").asLong())
                .put("sentAt", System.currentTimeMillis());
        api.record(chunk, started.origin()).expect(204, 200);
    }

    /** Erases the recording by its own token: no key, catalog or query-service is needed for that. */
    public void cancel() throws TroubledException {
        api.record(message("recording_cancel"), started.origin()).expect(204, 200);
    }

    private ObjectNode message(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("websiteId", started.websiteId())
                .put("recordingUid", started.recordingId())
                .put("token", started.token());
    }

    private static String gzip(List<JsonNode> events) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (JsonNode event : events) {
                gzip.write((event + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
