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
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One recording of the native dialect: what isn't acknowledged is sent again, the same bytes with the same seq, after 5xx,
 * 429 and network errors, until it is. Every method returns when it has been acknowledged. Used by one thread at a time.
 */
public final class NativeClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final HttpClient http;
    private final URI gateway;
    private final String websiteId;
    private final String recordingId;
    private final String token;
    private volatile long refusals;
    private volatile long unanswered;

    /** Starts a recording; tries again until it is accepted. */
    public NativeClient(HttpClient http, URI gateway, String websiteId, String visitor, String page)
            throws InterruptedException {
        this.http = http;
        this.gateway = gateway;
        this.websiteId = websiteId;
        ObjectNode start = JSON.createObjectNode()
                .put("type", "recording_start")
                .put("websiteId", websiteId)
                .put("visitorUid", visitor)
                .put("sessionUid", visitor)
                .put("url", page);
        JsonNode answer = parse(send(json(start)));
        if (!answer.path("accepted").asBoolean()) {
            throw new AssertionError("not accepted: " + answer);
        }
        this.recordingId = answer.path("recordingUid").asText();
        this.token = answer.path("token").asText();
    }

    /**
     * @param lines the events, as JSON lines
     * @param finish the tab is left: the recording ends soon
     */
    public void chunk(String windowId, int seq, String lines, long events, boolean finish) throws InterruptedException {
        String path = "/recordings/" + recordingId + "/chunks?seq=" + seq + "&windowId=" + windowId + "&eventCount="
                + events + (finish ? "&finalize=true" : "");
        send(request(path)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(gzip(lines))));
    }

    /** Says that the tab is still open. */
    public void heartbeat() throws InterruptedException {
        send(json(control("recording_heartbeat")));
    }

    /** @param lastSeq by window */
    public void stop(Map<String, Integer> lastSeq) throws InterruptedException {
        ObjectNode stop = control("recording_stop");
        ObjectNode last = stop.putObject("lastSeq");
        lastSeq.forEach(last::put);
        send(json(stop));
    }

    public String recordingId() {
        return recordingId;
    }

    /** Answers that asked to try again. */
    public long refusals() {
        return refusals;
    }

    /** Requests whose outcome stayed unknown. */
    public long unanswered() {
        return unanswered;
    }

    private ObjectNode control(String type) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("websiteId", websiteId)
                .put("recordingUid", recordingId)
                .put("token", token);
    }

    private HttpRequest.Builder json(ObjectNode message) {
        return request("/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.toString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(ANSWER_WITHIN);
    }

    private String send(HttpRequest.Builder request) throws InterruptedException {
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
