package dev.playhead.endtoend.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * One recording's recorder, by the native dialect's rules: one chunk in flight, re-sent with the same seq and the same
 * bytes after 5xx, 429 and network errors until it is acknowledged. Used by one thread at a time.
 */
public final class LoadRecorder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final HttpClient http;
    private final URI gateway;
    private final String windowId = UUID.randomUUID().toString();
    private final String recordingId;
    private final String token;
    private volatile int acknowledged;
    private volatile long refusals;
    private volatile long unanswered;

    /** Starts a recording; tries again until it is accepted. */
    public LoadRecorder(HttpClient http, URI gateway, String websiteId) throws InterruptedException {
        this.http = http;
        this.gateway = gateway;
        ObjectNode start = JSON.createObjectNode()
                .put("type", "recording_start")
                .put("websiteId", websiteId)
                .put("visitorUid", "load-" + windowId)
                .put("sessionUid", "load-" + windowId)
                .put("url", "https://shop.example/pay");
        JsonNode answer = parse(send("/events", start.toString().getBytes(StandardCharsets.UTF_8), "application/json"));
        if (!answer.path("accepted").asBoolean()) {
            throw new AssertionError("not accepted: " + answer);
        }
        this.recordingId = answer.path("recordingUid").asText();
        this.token = answer.path("token").asText();
    }

    /** Sends the next chunk and returns when it is acknowledged. */
    public void next() throws InterruptedException {
        String path = "/recordings/" + recordingId + "/chunks?seq=" + acknowledged + "&windowId=" + windowId
                + "&eventCount=" + (Marks.events(acknowledged + 1) - Marks.events(acknowledged));
        send(path, gzip(Marks.chunk(acknowledged)), "application/x-ndjson");
        acknowledged++;
    }

    public String recordingId() {
        return recordingId;
    }

    /** Chunks that the system has promised to keep. */
    public int acknowledged() {
        return acknowledged;
    }

    public List<String> marks() {
        return Marks.of(acknowledged);
    }

    public long events() {
        return Marks.events(acknowledged);
    }

    public long clicks() {
        return acknowledged;
    }

    /** Answers that asked to try again. */
    public long refusals() {
        return refusals;
    }

    /** Requests whose outcome stayed unknown. */
    public long unanswered() {
        return unanswered;
    }

    private String send(String path, byte[] body, String type) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        if (!type.equals("application/json")) {
            request.header("Content-Encoding", "gzip").header("Authorization", "Bearer " + token);
        }
        while (!Thread.currentThread().isInterrupted()) {
            try {
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status == 200 || status == 204) {
                    return answer.body();
                }
                if (status < 500 && status != 429) {
                    throw new AssertionError("answered " + status + ": " + answer.body());
                }
                refusals++;
            } catch (IOException outcomeUnknown) {
                unanswered++;
            }
            Pause.of(BETWEEN_TRIES);
        }
        throw new InterruptedException();
    }

    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer, e);
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
