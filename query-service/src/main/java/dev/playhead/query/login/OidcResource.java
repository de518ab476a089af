package dev.playhead.query.login;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.WithoutKey;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.storage.catalog.PersonEntity;
import io.quarkus.oidc.IdToken;
import io.quarkus.oidc.OidcSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/login/oidc}: the one path that Quarkus' OpenID client guards. It sends browsers to the provider and lets them come
 * back; from here on our own session counts, and what the client kept of the provider's tokens is let go.
 */
@WithoutKey
@Path("/api/v1/login/oidc")
@Tag(name = "Access")
public class OidcResource {
    private static final Logger LOG = Logger.getLogger(OidcResource.class);
    private static final String PAGE = "/";
    private static final String REFUSED_PAGE = "/#login-refused";

    // The annotation is for fields only.
    @Inject
    @IdToken
    JsonWebToken token;

    private final OidcSession provider;
    private final People people;
    private final LoginSessions sessions;
    private final QuerySettings.Login settings;

    OidcResource(OidcSession provider, People people, LoginSessions sessions, QuerySettings settings) {
        this.provider = provider;
        this.people = people;
        this.sessions = sessions;
        this.settings = settings.login();
    }

    @GET
    @Operation(
            operationId = "loginByName",
            summary = "Log in by the OpenID provider",
            description =
                    "For a browser to be sent to. It comes back to the dashboard with a session, or to `/#login-refused`"
                            + " where nobody was invited by the provider's verified address.")
    @APIResponse(responseCode = "302", description = "To the provider")
    @APIResponse(
            responseCode = "303",
            description = "To the dashboard, with the session's cookie where somebody was recognised")
    @APIResponse(responseCode = "404", description = "This installation has no provider: `oidc_off`")
    public Uni<RestResponse<Void>> login(HttpServerRequest request) {
        if (!settings.oidc()) {
            throw ProblemException.oidcOff();
        }
        return people.recognise(identity(token))
                .call(provider::logout)
                .chain(person -> person == null ? refused() : welcome(person, request));
    }

    private static People.Identity identity(JsonWebToken token) {
        Object verified = token.claim("email_verified").orElse(null);
        Optional<String> email = token.<Object>claim("email").map(Object::toString);
        return new People.Identity(token.getIssuer(), token.getSubject(), isTrue(verified) ? email : Optional.empty());
    }

    /** Some providers say it in text. */
    private static boolean isTrue(@Nullable Object claim) {
        return claim != null && claim.toString().equals("true");
    }

    private Uni<RestResponse<Void>> welcome(PersonEntity person, HttpServerRequest request) {
        return sessions.begin(person)
                .map(begun -> RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, PAGE)
                        .cookie(SessionHeaders.of(begun, request))
                        .build());
    }

    private static Uni<RestResponse<Void>> refused() {
        LOG.info("a login by the OpenID provider was refused: nobody is invited by that verified address");
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, REFUSED_PAGE)
                        .build());
    }
}
