package dev.playhead.endtoend.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Protocols, section 1: a window and its own seq for each document, and a recording that goes on across them. */
public final class NativePeer implements Peer {
    private static final String JSON_TYPE = "application/json";

    /** How a chunk is written down. */
    public sealed interface Form {
        /** Base64 of a compressed body, in a JSON message. */
        record Base64Data(String path, Encoding encoding, String contentType) implements Form {}

        /** The events themselves, as an array in a JSON message. */
        record Events(String path) implements Form {}

        /** JSON lines as a text in a JSON message. */
        record Lines(String path) implements Form {}

        /** A body of JSON lines below the recording's own path. */
        record Binary(Encoding encoding) implements Form {}

        /** The same by a path that a website proxies, its token in the query. */
        record Proxied(String path, Encoding encoding) implements Form {}
    }

    private final Website website;
    private final Form form;
    private final String visitorUid = UUID.randomUUID().toString();
    private final String sessionUid = UUID.randomUUID().toString();
    private String recordingUid = "";
    private String token = "";
    private String windowId = "";
    private int seq;

    public NativePeer(Website website, Form form, String url) {
        this.website = website;
        this.form = form;
        nextDocument(url);
    }

    @Override
    public String id() {
        return recordingUid;
    }

    /** Asks for a recording; with the last one's id and token, to go on with that. */
    @Override
    public void nextDocument(String url) {
        ObjectNode start = Http.JSON.createObjectNode();
        start.put("type", "recording_start").put("websiteId", website.websiteId());
        start.put("visitorUid", visitorUid).put("sessionUid", sessionUid).put("url", url);
        if (recordingUid.isEmpty()) {
            start.putNull("recordingUid");
        } else {
            start.put("recordingUid", recordingUid).put("token", token);
        }
        JsonNode answer = Http.post(200, at("events"), bytes(start.toString()), "Content-Type", JSON_TYPE);
        if (!answer.path("accepted").asBoolean()) {
            throw new AssertionError("not accepted: " + answer);
        }
        recordingUid = answer.get("recordingUid").asText();
        token = answer.get("token").asText();
        windowId = UUID.randomUUID().toString();
        seq = 0;
    }

    @Override
    public void send(List<String> events) {
        send(form, seq++, events);
    }

    /** A cut chunk is frozen: the same number; a page that unloads sends it as plain text, whatever it was before. */
    @Override
    public void sendAgain(List<String> events) {
        send(form, seq - 1, events);
        send(new Form.Base64Data("events", Encoding.GZIP, "text/plain;charset=UTF-8"), seq - 1, events);
    }

    private void send(Form as, int number, List<String> events) {
        String lines = Texts.lines(events);
        switch (as) {
            case Form.Base64Data(String path, Encoding encoding, String type) -> {
                String base64 = Base64.getEncoder().encodeToString(encoding.encode(lines));
                message(
                        path,
                        envelope(number, encoding, events.size())
                                .put("data", base64)
                                .toString(),
                        type);
            }
            case Form.Events(String path) -> {
                String head = envelope(number, Encoding.IDENTITY, events.size()).toString();
                message(
                        path,
                        head.substring(0, head.length() - 1) + ",\"data\":" + Texts.array(events) + "}",
                        JSON_TYPE);
            }
            case Form.Lines(String path) -> {
                ObjectNode chunk = envelope(number, Encoding.IDENTITY, events.size());
                message(path, chunk.put("data", lines).toString(), JSON_TYPE);
            }
            case Form.Binary(Encoding encoding) ->
                binary("recordings/" + recordingUid + "/chunks?" + place(number), encoding, lines, "Bearer " + token);
            case Form.Proxied(String path, Encoding encoding) ->
                binary(
                        path + "?type=recording_chunk&recordingUid=" + recordingUid + "&" + place(number) + "&token="
                                + token,
                        encoding,
                        lines,
                        null);
        }
    }

    /** As a beacon does it: JSON as plain text, without a header of its own. */
    @Override
    public void close() {
        ObjectNode last = envelope(seq++, Encoding.IDENTITY, 0).put("finalize", true);
        last.putArray("data");
        message("events", last.toString(), "text/plain;charset=UTF-8");
    }

    private ObjectNode envelope(int number, Encoding encoding, int events) {
        return Http.JSON
                .createObjectNode()
                .put("type", "recording_chunk")
                .put("websiteId", website.websiteId())
                .put("recordingUid", recordingUid)
                .put("token", token)
                .put("windowId", windowId)
                .put("seq", number)
                .put("encoding", encoding.wireName())
                .put("eventCount", events)
                .put("sentAt", System.currentTimeMillis())
                .put("finalize", false);
    }

    private void message(String path, String body, String contentType) {
        Http.post(204, at(path), bytes(body), "Content-Type", contentType);
    }

    private void binary(
            String path, Encoding encoding, String lines, @org.jspecify.annotations.Nullable String bearer) {
        byte[] body = encoding.encode(lines);
        String type = "application/x-ndjson";
        if (bearer == null) {
            Http.post(204, at(path), body, "Content-Type", type, "Content-Encoding", encoding.wireName());
        } else {
            Http.post(
                    204,
                    at(path),
                    body,
                    "Content-Type",
                    type,
                    "Content-Encoding",
                    encoding.wireName(),
                    "Authorization",
                    bearer);
        }
    }

    private String place(int number) {
        return "windowId=" + windowId + "&seq=" + number + "&sentAt=" + System.currentTimeMillis();
    }

    private URI at(String path) {
        return website.gateway().resolve("/" + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
