package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.receive.Received;
import org.jspecify.annotations.Nullable;

/** The token that a request presents. */
final class Presented {
    private static final String BEARER = "Bearer ";

    private Presented() {}

    /** The one in the body, else in {@code Authorization}, else in the query. */
    static @Nullable String token(Received request, @Nullable String inBody) {
        if (inBody != null) {
            return inBody;
        }
        String header = request.header("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).trim();
        }
        return request.query("token");
    }
}
