package dev.playhead.replay.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers that are no stream: problem details (RFC 9457). */
public final class Refusal {
    private static final String PROBLEM = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 2;

    private Refusal() {}

    public static Response badRequest(String detail) {
        return problem(400, new Problem("Bad request", 400, detail, null)).build();
    }

    public static Response unauthorized() {
        return problem(
                        401,
                        new Problem("Unauthorized", 401, "A secret key is needed: Authorization: Bearer sk_…", null))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** The same for recordings that don't exist and for those of other websites. */
    public static Response notFound() {
        return problem(404, new Problem("Not found", 404, "There is no such recording", null))
                .build();
    }

    /** @param reason {@code erased} or {@code expired} */
    public static Response gone(String reason) {
        return problem(410, new Problem("Gone", 410, "The recording is " + reason, reason))
                .build();
    }

    public static Response tooManyStreams() {
        return unavailable("Too many streams are open");
    }

    public static Response unavailable(String detail) {
        return problem(503, new Problem("Unavailable", 503, detail, null))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response.ResponseBuilder problem(int status, Problem problem) {
        return Response.status(status)
                .type(PROBLEM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
    }
}
