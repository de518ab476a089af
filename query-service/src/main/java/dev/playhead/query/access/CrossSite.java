package dev.playhead.query.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests that a browser makes for a page of another origin. Such a page can't read our answers, but it could have our cookie sent
 * along: so whoever comes by cookie shows, with what isn't safe, a token that only our own pages can have read.
 */
public final class CrossSite {
    /** The request header that carries the token of {@code GET /api/v1/me}. */
    public static final String TOKEN_HEADER = "Playhead-Csrf";

    /** The request header in which browsers say who made the page. */
    public static final String ORIGIN_HEADER = "Sec-Fetch-Site";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private CrossSite() {}

    /** Whether a request of this method changes nothing. */
    static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    /** Whether the browser says that another site's page made the request; clients that are no browsers say nothing. */
    public static boolean isForeign(@Nullable String secFetchSite) {
        return secFetchSite != null && !OURS.contains(secFetchSite);
    }
}
