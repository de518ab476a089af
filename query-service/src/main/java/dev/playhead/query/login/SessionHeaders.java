package dev.playhead.query.login;

import dev.playhead.storage.access.SessionCookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;

/** The session's cookie as browsers get it: not for scripts, not for other sites' forms, and over https only where we have that. */
final class SessionHeaders {
    private SessionHeaders() {}

    static NewCookie of(LoginSessions.Begun session, HttpServerRequest request) {
        return cookie(session.cookie().value(), (int) session.duration().toSeconds(), request);
    }

    /** Makes the browser forget it. */
    static NewCookie none(HttpServerRequest request) {
        return cookie("", 0, request);
    }

    private static NewCookie cookie(String value, int maxAgeSeconds, HttpServerRequest request) {
        return new NewCookie.Builder(SessionCookie.NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure("https".equals(request.scheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
