package dev.playhead.query.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.CrossSite;
import dev.playhead.query.access.KeyCheck;
import dev.playhead.query.access.WithoutKey;
import dev.playhead.query.problem.JsonBody;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.SessionCookie;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/login}: by a key, and what other ways there are. */
@WithoutKey
@Path("/api/v1/login")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class LoginResource {
    private static final int LONGEST_KEY = 512;

    private final KeyCheck keys;
    private final LoginSessions sessions;
    private final FailedLogins failed;
    private final ObjectMapper json;

    private final boolean oidc;

    LoginResource(
            KeyCheck keys, LoginSessions sessions, FailedLogins failed, ObjectMapper json, QuerySettings settings) {
        this.keys = keys;
        this.sessions = sessions;
        this.failed = failed;
        this.json = json;
        this.oidc = settings.login().oidc();
    }

    /** How one may log in here, beside by a key. */
    @Schema(name = "LoginWays")
    record Ways(
            @Schema(description = "Whether `GET /api/v1/login/oidc` leads to an OpenID provider")
            boolean oidc,

            @Schema(
                    description =
                            "Whether the request brought a session's cookie, which may be over; `/api/v1/me` tells")
            boolean session) {}

    /** What a login takes. */
    @Schema(name = "Login")
    record Login(
            @Schema(required = true, description = "A website's secret key, or the admin key")
            String key) {}

    /** A session that has begun; its cookie is in the header. */
    @Schema(name = "LoggedIn")
    record LoggedIn(
            @Schema(description = "To be sent as `Playhead-Csrf` with every request that changes something")
            String csrfToken,

            @Schema(description = "Epoch milliseconds") long expiresAt) {}

    @GET
    @Operation(
            operationId = "loginWays",
            summary = "How one may log in, beside by a key, and whether one may have already")
    @APIResponse(
            responseCode = "200",
            description = "For everybody: what a login page offers",
            content =
                    @Content(
                            schema = @Schema(implementation = Ways.class),
                            examples =
                                    @ExampleObject(name = "keys only", value = "{\"oidc\":false,\"session\":false}")))
    public Ways ways(@RestCookie(SessionCookie.NAME) @Nullable String session) {
        return new Ways(oidc, SessionCookie.parse(session).isPresent());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "login",
            summary = "Exchange a key for a session",
            description =
                    "For browsers: the session's cookie `playhead_session` is hidden from scripts, so that the key need not be"
                            + " kept. It ends with the key. After too many failures from one address: 429.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Login.class),
                            examples = @ExampleObject(name = "a secret key", value = """
                                    {"key":"sk_…"}""")))
    @APIResponse(
            responseCode = "200",
            description = "Logged in",
            content =
                    @Content(
                            schema = @Schema(implementation = LoggedIn.class),
                            examples = @ExampleObject(name = "for twelve hours", value = """
                                    {"csrfToken":"Yk9…","expiresAt":1763843200000}""")))
    @APIResponse(responseCode = "400", description = "The body has no key")
    @APIResponse(responseCode = "401", description = "The key opens nothing: `wrong_key`")
    @APIResponse(responseCode = "403", description = "Another site's page asked: `cross_site`")
    @APIResponse(responseCode = "429", description = "Too many failures from this address: `too_many_failures`")
    public Uni<RestResponse<LoggedIn>> login(
            @Nullable String body,
            @RestHeader(CrossSite.ORIGIN_HEADER) @Nullable String madeBy,
            HttpServerRequest request) {
        if (CrossSite.isForeign(madeBy)) {
            throw ProblemException.crossSite();
        }
        String key = JsonBody.text(JsonBody.object(json, body, Set.of("key")), "key", LONGEST_KEY);
        if (key.isEmpty()) {
            throw ProblemException.member("key", "is a website's secret key, or the admin key.");
        }
        String address = request.remoteAddress().hostAddress();
        long wait = failed.secondsToWait(address, System.nanoTime());
        if (wait > 0) {
            throw ProblemException.tooManyFailures(wait);
        }
        return keys.caller(key)
                .chain(caller -> begin(caller, key, address))
                .map(begun -> RestResponse.ResponseBuilder.ok(
                                new LoggedIn(begun.cookie().csrfToken(), begun.expiresAt()))
                        .cookie(SessionHeaders.of(begun, request))
                        .build());
    }

    private Uni<LoginSessions.Begun> begin(Caller caller, String key, String address) {
        return switch (caller) {
            case Caller.Admin admin -> sessions.begin(admin, key);
            case Caller.Website website -> sessions.begin(website);
            case Caller.Member _, Caller.Guest _, Caller.Recorder _, Caller.Nobody _ -> {
                failed.failed(address, System.nanoTime());
                throw ProblemException.wrongKey();
            }
        };
    }
}
