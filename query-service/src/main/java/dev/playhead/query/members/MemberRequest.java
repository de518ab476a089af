package dev.playhead.query.members;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.problem.JsonBody;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.storage.access.Role;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody to be added. */
@Schema(name = "MemberRequest", description = "Somebody to be added to a website")
record MemberRequest(
        @Schema(required = true, examples = "ada@example.org")
        String email,

        @Schema(
                required = true,
                enumeration = {"viewer", "editor", "admin"})
        Role role) {
    private static final int LONGEST = 254;

    /** @throws ProblemException 400 that names the member */
    static MemberRequest read(ObjectMapper json, @Nullable String body) {
        ObjectNode object = JsonBody.object(json, body, Set.of("email", "role"));
        String email = Emails.parse(JsonBody.text(object, "email", LONGEST))
                .orElseThrow(() -> ProblemException.member("email", "is an address as ada@example.org."));
        return new MemberRequest(email, JsonBody.role(object.path("role")));
    }
}
