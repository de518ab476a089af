package dev.playhead.query.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.storage.access.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads bodies of requests strictly: a misspelt member is refused, not ignored. Every failure is a 400 that names the member. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * A body that is a JSON object.
     *
     * @param members all that it may have
     */
    public static ObjectNode object(ObjectMapper json, @Nullable String body, Set<String> members) {
        ObjectNode object = object(json, body);
        object.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw ProblemException.member(name, "is not known here.");
            }
        });
        return object;
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

    /** A text member of at most so many characters; empty where it is absent. */
    public static String text(ObjectNode object, String member, int longest) {
        JsonNode node = object.path(member);
        // PostgreSQL has no NUL in text
        if (!absent(node)
                && (!node.isTextual()
                        || node.asText().length() > longest
                        || node.asText().indexOf('\0') >= 0)) {
            throw ProblemException.member(member, "is text of at most " + longest + " characters.");
        }
        return absent(node) ? "" : node.asText().strip();
    }

    /** The member {@code role}. */
    public static Role role(JsonNode node) {
        return Role.fromWireName(node.asText())
                .orElseThrow(() -> ProblemException.member("role", "is viewer, editor or admin."));
    }

    /** Whether a member is missing or null. */
    public static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
