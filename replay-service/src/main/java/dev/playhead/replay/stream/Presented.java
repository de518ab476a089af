package dev.playhead.replay.stream;

import dev.playhead.storage.access.SessionCookie;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a request shows to be let in. Never logged. */
public final class Presented {
    /** {@code Bearer <key>}. */
    @HeaderParam(HttpHeaders.AUTHORIZATION)
    @Parameter(hidden = true)
    @Nullable
    String authorization;

    /** Of a share link. */
    @QueryParam("share")
    @Parameter(description = "Token of a share link, in place of a key")
    @Nullable
    String share;

    /** The same, for clients that can send headers: addresses stand in the logs of proxies. */
    @HeaderParam("Playhead-Share")
    @Parameter(description = "Token of a share link, in place of a key")
    @Nullable
    String shareHeader;

    /** Of a browser that is logged in. */
    @CookieParam(SessionCookie.NAME)
    @Parameter(hidden = true)
    @Nullable
    String session;

    @Nullable
    String shareToken() {
        return shareHeader == null ? share : shareHeader;
    }
}
