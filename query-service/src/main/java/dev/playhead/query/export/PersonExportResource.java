package dev.playhead.query.export;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.Ids;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.Person;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import dev.playhead.storage.audit.Action;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What {@code /api/v1/websites/{websiteId}} holds of a user or a visitor. */
@Path("/api/v1/websites/{websiteId}")
@Produces(PersonExportResource.NDJSON)
@Tag(name = "Erasure")
public class PersonExportResource {
    static final String NDJSON = "application/x-ndjson";
    private static final String HOW =
            "Takes the role `admin`. Lines of JSON: `recording` with all that is known of it and `events`, where its"
                    + " events are fetched with the same key; behind it its facts, each as `fact` with `recordingId`, and what the team wrote about it, as `note`; at last `end` with how many"
                    + " there were. Without that line the answer is incomplete. The exporter is noted in the audit log.";
    private static final String EXAMPLE = """
            {"recording":{"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","websiteId":"flid_shop000000000001","state":"ready"},"events":"/api/v1/replay/019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00/export?format=ndjson"}
            {"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","fact":{"kind":"click","ts":1763800000000,"position":"7.3"}}
            {"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","note":{"noteId":"5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11","atMs":4000,"text":"Looks for the basket","author":"member:17","createdAt":1763800000000,"changedAt":1763800000000}}
            {"end":{"recordings":1,"facts":1,"notes":1}}
            """;

    private final PersonExport export;
    private final CurrentCaller caller;
    private final Audit audit;

    PersonExportResource(PersonExport export, CurrentCaller caller, Audit audit) {
        this.export = export;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Path("/users/{userId}/export")
    @Operation(operationId = "exportUser", summary = "What is held of a user", description = HOW)
    @APIResponse(
            responseCode = "200",
            description = "The lines; only `end` for somebody who isn't known",
            content = @Content(mediaType = NDJSON, examples = @ExampleObject(name = "one recording", value = EXAMPLE)))
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Multi<Buffer> user(@RestPath String websiteId, @RestPath String userId) {
        return export(websiteId, "user", new Person.User(userId));
    }

    @GET
    @Path("/visitors/{visitorUid}/export")
    @Operation(operationId = "exportVisitor", summary = "What is held of a visitor", description = HOW)
    @APIResponse(
            responseCode = "200",
            description = "The lines; only `end` for somebody who isn't known",
            content = @Content(mediaType = NDJSON, examples = @ExampleObject(name = "one recording", value = EXAMPLE)))
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Multi<Buffer> visitor(@RestPath String websiteId, @RestPath String visitorUid) {
        return export(websiteId, "visitor", new Person.Visitor(visitorUid));
    }

    private Multi<Buffer> export(String websiteId, String kind, Person person) {
        WebsiteId id = Ids.website(websiteId);
        caller.mustBe(Role.ADMIN, id);
        Scope scope = caller.scope().narrowedTo(id).orElseThrow(() -> ProblemException.unknown("website"));
        Uni<Void> noted = audit.note(Action.PERSON_EXPORTED, id, null, Map.of("kind", kind));
        return noted.onItem().transformToMulti(_ -> export.of(scope, person));
    }
}
