package dev.playhead.query.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.problem.JsonBody;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.storage.access.Role;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key that somebody asks for. */
@Schema(name = "KeyRequest", description = "A key to be made")
record KeyRequest(
        @Schema(
                enumeration = {"public", "secret"},
                required = true)
        String kind,

        @Schema(description = "For people", maxLength = 200) String name,

        @Schema(
                enumeration = {"viewer", "editor", "admin"},
                defaultValue = "admin",
                description = "What a secret key may do on its website")
        Role role) {
    private static final int LONGEST_NAME = 200;
    private static final Set<String> MEMBERS = Set.of("kind", "name", "role");

    /** @throws ProblemException 400 that names the member */
    static KeyRequest read(ObjectMapper json, @Nullable String body) {
        ObjectNode object = JsonBody.object(json, body, MEMBERS);
        String kind = object.path("kind").asText();
        if (!kind.equals(Keys.SECRET) && !kind.equals(Keys.PUBLIC)) {
            throw ProblemException.member("kind", "is public or secret.");
        }
        JsonNode role = object.path("role");
        if (!JsonBody.absent(role) && kind.equals(Keys.PUBLIC)) {
            throw ProblemException.member("role", "is for secret keys: public ones only write recordings.");
        }
        Role wanted = JsonBody.absent(role) ? Role.ADMIN : JsonBody.role(role);
        return new KeyRequest(kind, JsonBody.text(object, "name", LONGEST_NAME), wanted);
    }
}
