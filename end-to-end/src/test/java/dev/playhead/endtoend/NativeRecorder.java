package dev.playhead.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** A recorder of the native dialect, written from its documentation. */
final class NativeRecorder {

    static final long T0 = 1_760_000_000_000L;

    private final Api api;
    private final String websiteId;
    private final String windowId = UUID.randomUUID().toString();
    private final String recordingUid;
    private final String token;
    private int seq;

    NativeRecorder(Api api, String websiteId) {
        this.api = api;
        this.websiteId = websiteId;
        ObjectNode start = Api.JSON.createObjectNode();
        start.put("type", "recording_start");
        start.put("websiteId", websiteId);
        start.put("visitorUid", "visitor-" + windowId);
        start.put("sessionUid", "session-" + windowId);
        start.putNull("recordingUid");
        start.put("url", "https://shop.example/");
        HttpResponse<String> response = api.post("/events", start);
        JsonNode answer = Api.parse(response.body());
        if (!answer.path("accepted").asBoolean()) {
            throw new AssertionError("not accepted: " + response.statusCode() + " " + response.body());
        }
        recordingUid = answer.get("recordingUid").asText();
        token = answer.get("token").asText();
    }

    String recordingUid() {
        return recordingUid;
    }

    String token() {
        return token;
    }

    /** The next chunk as JSON with base64 gzip. */
    HttpResponse<String> send(String ndjson) {
        return api.post("/events", envelope(seq++, gzip(ndjson)));
    }

    /** Says that nothing more comes. */
    HttpResponse<String> stop() {
        ObjectNode stop = Api.JSON.createObjectNode();
        stop.put("type", "recording_stop");
        stop.put("websiteId", websiteId);
        stop.put("recordingUid", recordingUid);
        stop.put("token", token);
        stop.putObject("lastSeq").put(windowId, seq - 1);
        return api.post("/events", stop);
    }

    ObjectNode envelope(int number, byte[] gzip) {
        ObjectNode chunk = Api.JSON.createObjectNode();
        chunk.put("type", "recording_chunk");
        chunk.put("websiteId", websiteId);
        chunk.put("recordingUid", recordingUid);
        chunk.put("token", token);
        chunk.put("windowId", windowId);
        chunk.put("seq", number);
        chunk.put("encoding", "gzip");
        chunk.put("data", Base64.getEncoder().encodeToString(gzip));
        chunk.put("sentAt", System.currentTimeMillis());
        return chunk;
    }

    /** Custom events from..to (exclusive), each with a mark of its own. */
    static String marks(String mark, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"type\":5,\"timestamp\":" + (T0 + i)
                        + ",\"data\":{\"tag\":\"test\",\"payload\":{\"mark\":\"" + mark + "-" + i + "\"}}}\n")
                .collect(Collectors.joining());
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
