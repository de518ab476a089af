package dev.playhead.endtoend.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Protocols, section 4: create, append, stop. Its script says in the body what other clients say in headers. */
public final class ReplayaPeer implements Peer {

    /** Where the key and the token stand. */
    public enum Credentials {
        IN_HEADERS,
        IN_BODY
    }

    private final Website website;
    private final Credentials credentials;
    private final String id;
    private final String token;
    private long sent;

    public ReplayaPeer(Website website, Credentials credentials, String url) {
        this.website = website;
        this.credentials = credentials;
        ObjectNode create = Http.JSON
                .createObjectNode()
                .put("title", "a test")
                .put("url", url)
                .put("source", "test");
        JsonNode answer = post(201, "", create, "[]", "x-replaya-project-key", "projectKey", website.publicKey());
        id = answer.at("/session/id").asText();
        token = answer.path("appendToken").asText();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void send(List<String> events) {
        sent += events.size();
        sendAgain(events);
    }

    /** Without counting it again: its stop says how many events there are. */
    @Override
    public void sendAgain(List<String> events) {
        ObjectNode message = Http.JSON.createObjectNode().put("eventCount", events.size());
        post(200, "/" + id + "/events", message, Texts.array(events), "x-replaya-session-token", "sessionToken", token);
    }

    @Override
    public void close() {
        ObjectNode message = Http.JSON.createObjectNode().put("eventCount", sent);
        post(200, "/" + id + "/stop", message, "[]", "x-replaya-session-token", "sessionToken", token);
    }

    private JsonNode post(
            int status,
            String path,
            ObjectNode message,
            String events,
            String header,
            String field,
            String credential) {
        boolean inBody = credentials == Credentials.IN_BODY;
        String head = (inBody ? message.put(field, credential) : message).toString();
        String body = head.substring(0, head.length() - 1) + ",\"events\":" + events + "}";
        // What a page sends while it unloads must not need a preflight.
        String[] headers = inBody
                ? new String[] {"Content-Type", "text/plain;charset=UTF-8"}
                : new String[] {"Content-Type", "application/json", header, credential};
        return Http.post(
                status,
                website.gateway().resolve("/api/sessions" + path),
                body.getBytes(StandardCharsets.UTF_8),
                headers);
    }
}
