package dev.playhead.query.access;

import dev.playhead.query.problem.ProblemAnswers;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import dev.playhead.storage.access.SessionCookie;
import dev.playhead.storage.access.TokenSettings;
import dev.playhead.wire.token.OwnRecordings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody past without a key that reads, a session, or a share link: every resource stands behind this, but for those
 * {@link WithoutKey}. What is sent on purpose (a key, a link's token) counts before the cookie, which browsers send by themselves. What
 * somebody with a link may read is for {@link CurrentCaller} to say: one recording, where a resource asks for just that.
 */
public class Authentication {
    private static final String SHARE = "share";
    private static final String SHARE_HEADER = "Playhead-Share";
    private static final String RECORDER_HEADER = "x-replaya-session-token";

    private final Callers callers;
    private final OwnRecordings recorders;
    private final CurrentCaller current;

    public Authentication(Callers callers, TokenSettings tokens, CurrentCaller current) {
        this.callers = callers;
        this.recorders = new OwnRecordings(tokens.secret(), tokens.previousSecret());
        this.current = current;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> authenticate(ContainerRequestContext request, SimpleResourceInfo resource) {
        if (resource.getResourceClass().isAnnotationPresent(WithoutKey.class)) {
            return Uni.createFrom().nullItem();
        }
        String key = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (key != null) {
            return callers.authenticate(key).map(caller -> admitted(caller, null));
        }
        String recorder = request.getHeaderString(RECORDER_HEADER);
        if (recorder != null) {
            return Uni.createFrom().item(admitted(recorder(recorder), null));
        }
        String share = shareToken(request);
        if (share != null) {
            return callers.authenticateShare(share).map(caller -> admitted(caller, null));
        }
        Optional<SessionCookie> session = session(request);
        return session.isEmpty()
                ? Uni.createFrom().item(ProblemAnswers.unauthorized())
                : callers.authenticateSession(session.get())
                        .map(caller -> isForged(request, caller, session.get())
                                ? ProblemAnswers.csrfTokenNeeded()
                                : admitted(caller, session.get()));
    }

    private Caller recorder(String token) {
        return recorders
                .read(token)
                .<Caller>map(own -> new Caller.Recorder(own.websiteId(), own.recordingId()))
                .orElseGet(Caller.Nobody::new);
    }

    private static @Nullable String shareToken(ContainerRequestContext request) {
        String header = request.getHeaderString(SHARE_HEADER);
        return header == null ? request.getUriInfo().getQueryParameters().getFirst(SHARE) : header;
    }

    private static Optional<SessionCookie> session(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(SessionCookie.NAME);
        return cookie == null ? Optional.empty() : SessionCookie.parse(cookie.getValue());
    }

    private static boolean isForged(ContainerRequestContext request, Caller caller, SessionCookie session) {
        return !(caller instanceof Caller.Nobody)
                && !CrossSite.isSafe(request.getMethod())
                && (CrossSite.isForeign(request.getHeaderString(CrossSite.ORIGIN_HEADER))
                        || !session.isMeantBy(request.getHeaderString(CrossSite.TOKEN_HEADER)));
    }

    private @Nullable Response admitted(Caller caller, @Nullable SessionCookie session) {
        if (caller instanceof Caller.Nobody) {
            return ProblemAnswers.unauthorized();
        }
        current.is(caller, session);
        return null;
    }
}
