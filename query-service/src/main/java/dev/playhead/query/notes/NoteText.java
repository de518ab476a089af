package dev.playhead.query.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.problem.ProblemException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request says of a note; a change leaves what it doesn't name. */
@Schema(name = "NoteText")
record NoteText(
        @Schema(implementation = Long.class, description = "Milliseconds since the recording's start; 0 by default")
        Optional<Long> atMs,

        @Schema(implementation = String.class) Optional<String> text) {
    /** Recordings take no more 25 h after their first record. */
    private static final long LATEST = 48L * 3_600_000;

    /** @throws ProblemException 400 that names the member */
    static NoteText read(ObjectMapper json, @Nullable String body, int longest) {
        JsonNode object = object(json, body);
        object.fieldNames().forEachRemaining(name -> {
            if (!name.equals("atMs") && !name.equals("text")) {
                throw ProblemException.member(name, "is not known here.");
            }
        });
        return new NoteText(moment(object.path("atMs")), text(object.path("text"), longest));
    }

    private static JsonNode object(ObjectMapper json, @Nullable String body) {
        try {
            JsonNode read = json.readTree(body == null ? "" : body);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // the same answer as for JSON of another kind
        }
        throw ProblemException.body("The body is a JSON object with text and atMs.");
    }

    private static Optional<Long> moment(JsonNode at) {
        if (at.isMissingNode()) {
            return Optional.empty();
        }
        if (!at.isIntegralNumber() || at.asLong() < 0 || at.asLong() > LATEST) {
            throw ProblemException.member("atMs", "is a whole number of milliseconds since the recording's start.");
        }
        return Optional.of(at.asLong());
    }

    private static Optional<String> text(JsonNode text, int longest) {
        if (text.isMissingNode()) {
            return Optional.empty();
        }
        if (!text.isTextual()
                || text.asText().isBlank()
                || text.asText().length() > longest
                || text.asText().indexOf('\0') >= 0) {
            throw ProblemException.member("text", "is text of 1 to " + longest + " characters.");
        }
        return Optional.of(text.asText());
    }
}
