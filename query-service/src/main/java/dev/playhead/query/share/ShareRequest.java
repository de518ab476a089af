package dev.playhead.query.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.problem.ProblemException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody asks for who wants to share a recording. */
@Schema(name = "ShareRequest", description = "A link to be made")
record ShareRequest(
        @Schema(required = true, description = "How long the link opens, in milliseconds", examples = "86400000")
        long expiresInMs,

        @Schema(description = "Whom it is for, to tell links apart", maxLength = 200)
        String label,

        @Schema(description = "Second of the recording to open at", nullable = true) @Nullable
        Integer at,

        @Schema(description = "Whether the recording may be downloaded by this link; not by default")
        boolean export) {
    private static final int LONGEST_LABEL = 200;
    private static final Set<String> MEMBERS = Set.of("expiresInMs", "label", "at", "export");

    /** @throws ProblemException 400 that names the member */
    static ShareRequest read(ObjectMapper json, @Nullable String body, Duration longest) {
        ObjectNode object = object(json, body);
        object.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw ProblemException.member(name, "is not known here.");
            }
        });
        JsonNode expires = object.path("expiresInMs");
        if (!expires.isIntegralNumber()
                || expires.asLong() < 1_000
                || !expires.canConvertToLong()
                || expires.asLong() > longest.toMillis()) {
            throw ProblemException.member(
                    "expiresInMs", "is a whole number of milliseconds from 1000 to " + longest.toMillis() + ".");
        }
        JsonNode label = object.path("label");
        if (!absent(label) && (!label.isTextual() || !isLabel(label.asText()))) {
            throw ProblemException.member("label", "is text of at most " + LONGEST_LABEL + " characters.");
        }
        JsonNode at = object.path("at");
        if (!absent(at) && (!at.isInt() || at.asInt() < 0)) {
            throw ProblemException.member("at", "is a second of the recording, a whole number from 0.");
        }
        JsonNode export = object.path("export");
        if (!absent(export) && !export.isBoolean()) {
            throw ProblemException.member("export", "is true or false.");
        }
        return new ShareRequest(
                expires.asLong(), label.asText(""), absent(at) ? null : (Integer) at.asInt(), export.asBoolean(false));
    }

    private static boolean isLabel(String text) {
        // PostgreSQL has no NUL in text
        return text.length() <= LONGEST_LABEL && text.indexOf('\0') < 0;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
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
