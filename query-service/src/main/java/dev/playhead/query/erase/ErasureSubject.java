package dev.playhead.query.erase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose recordings are to be erased.
 *
 * @param kind {@code user}, {@code visitor} or {@code recording}
 */
record ErasureSubject(String kind, String id) {
    private static final Map<String, String> KINDS =
            Map.of("userId", "user", "visitorUid", "visitor", "recordingId", "recording");
    private static final String MEMBERS = "one of userId, visitorUid and recordingId";
    private static final int LONGEST = 1_024;

    /** @throws ProblemException 400 that says what is wrong */
    static ErasureSubject read(ObjectMapper json, @Nullable String body) {
        ObjectNode object = object(json, body);
        if (object.size() != 1) {
            throw ProblemException.body("The body names " + MEMBERS + ".");
        }
        Map.Entry<String, JsonNode> only = object.properties().iterator().next();
        String kind = KINDS.get(only.getKey());
        if (kind == null) {
            throw ProblemException.member(only.getKey(), "is not known here: the body names " + MEMBERS + ".");
        }
        if (!only.getValue().isTextual()) {
            throw ProblemException.member(only.getKey(), "is text.");
        }
        String id = only.getValue().textValue();
        if (id.isEmpty() || id.length() > LONGEST || id.indexOf('\0') >= 0) {
            throw ProblemException.member(only.getKey(), "is text of 1 to " + LONGEST + " characters.");
        }
        return new ErasureSubject(kind, kind.equals("recording") ? recording(only.getKey(), id) : id);
    }

    private static String recording(String member, String id) {
        return RecordingId.parse(id)
                .orElseThrow(() -> ProblemException.member(member, "is a recording id."))
                .toString();
    }

    /** By which a request is found again after it has forgotten whom it concerned. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest((kind + ":" + id).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static ObjectNode object(ObjectMapper json, @Nullable String body) {
        try {
            if (body != null && json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // the same answer as for JSON of another kind
        }
        throw ProblemException.body("The body is a JSON object.");
    }
}
