package dev.playhead.query.login;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.websites.Websites;
import dev.playhead.storage.access.Role;
import dev.playhead.storage.access.SessionCookie;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/v1/me} and {@code /api/v1/logout}. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class MeResource {
    private final CurrentCaller caller;
    private final LoginSessions sessions;
    private final Websites websites;
    private final People people;

    MeResource(CurrentCaller caller, LoginSessions sessions, Websites websites, People people) {
        this.caller = caller;
        this.sessions = sessions;
        this.websites = websites;
        this.people = people;
    }

    @GET
    @Path("/me")
    @Operation(operationId = "getMe", summary = "Who asks: the key or person, their websites and roles")
    @APIResponse(
            responseCode = "200",
            description = "The caller",
            content =
                    @Content(
                            schema = @Schema(implementation = MeView.class),
                            examples = @ExampleObject(name = "a member by session", value = """
                                    {"actor":"member:7f0e9c1a-2b3c-4d5e-8f90-a1b2c3d4e5f6","email":"ada@example.org",
                                    "operator":false,"websites":[{"websiteId":"flid_shop000000000001","name":"Shop",
                                    "role":"editor"}],"csrfToken":"Yk9…","expiresAt":1763843200000}""")))
    @APIResponse(responseCode = "403", description = "By a share link, which opens its recording only")
    public Uni<MeView> me() {
        Scope scope = caller.scope();
        String actor = caller.actor();
        Optional<SessionCookie> session = caller.session();
        Uni<Optional<Long>> ends = session.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : sessions.expiresAt(session.get()).map(Optional::ofNullable);
        return websites.names(scope).chain(names -> people.email(actor)
                .chain(email -> ends.map(end -> new MeView(
                        actor,
                        email.orElse(null),
                        caller.isOperator(),
                        seen(names),
                        session.map(SessionCookie::csrfToken).orElse(null),
                        end.orElse(null)))));
    }

    private List<MeView.Seen> seen(List<Websites.Named> names) {
        return names.stream()
                .map(one -> new MeView.Seen(
                        one.websiteId().value(),
                        one.name(),
                        caller.roleIn(one.websiteId()).map(Role::wireName).orElse("")))
                .toList();
    }

    @POST
    @Path("/logout")
    @Operation(
            operationId = "logout",
            summary = "End the session",
            description = "From now on its cookie opens nothing. Without a session there is nothing to end.")
    @APIResponse(responseCode = "204", description = "There is no session any more")
    public Uni<RestResponse<Void>> logout(HttpServerRequest request) {
        Uni<Void> ended = caller.session().map(sessions::end).orElseGet(() -> Uni.createFrom()
                .voidItem());
        return ended.map(_ -> RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(SessionHeaders.none(request))
                .build());
    }
}
