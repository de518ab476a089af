package dev.playhead.replay.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers that are no stream: problem details (RFC 9457). */
public final class Refusal {
    private static final String PROBLEM = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 2;

    private Refusal() {}

    public static Response badRequest(String detail) {
        return problem(new Problem("Bad request", 400, detail, "bad_parameter")).build();
    }

    public static Response unauthorized() {
        return problem(new Problem(
                        "Unauthorized", 401, "A secret key is needed: Authorization: Bearer sk_…", "key_needed"))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** To somebody with a share link that is for watching only. */
    public static Response notShared() {
        return problem(new Problem("Not allowed", 403, "This link is for watching, not for downloading", "not_shared"))
                .build();
    }

    /** The same for recordings that don't exist and for those of other websites. */
    public static Response notFound() {
        return problem(new Problem("Not found", 404, "There is no such recording", "not_found"))
                .build();
    }

    /** @param reason {@code erased} or {@code expired} */
    public static Response gone(String reason) {
        String detail = reason.equals("expired")
                ? "The recording has expired: the time for which its website keeps recordings is over"
                : "The recording was erased";
        return problem(new Problem("Gone", 410, detail, reason)).build();
    }

    /** The recording is there, but nothing is stored under this id. */
    public static Response noChunk() {
        return problem(new Problem("Not found", 404, "Nothing of the recording is stored under this id", "no_chunk"))
                .build();
    }

    /** @param reason what became of the piece, in the word that a gap has for it */
    public static Response lost(String reason) {
        return problem(new Problem("Lost", 500, "This piece of the recording can't be read", reason))
                .build();
    }

    public static Response tooManyStreams() {
        return unavailable("too_many_streams", "Too many streams are open");
    }

    /** Another instance, or this one's successor, will answer. */
    public static Response shuttingDown() {
        return unavailable("shutting_down", "This instance is shutting down");
    }

    /** What the framework refuses: an unknown path or method. */
    public static Response refused(int status, String title) {
        String reason =
                switch (status) {
                    case 404 -> "not_found";
                    case 405 -> "method_not_allowed";
                    case 406 -> "not_acceptable";
                    default -> "bad_request";
                };
        return problem(new Problem(title, status, "The request was refused", reason))
                .build();
    }

    public static Response failed() {
        return problem(new Problem("Failed", 500, "The service failed to answer; its log says why", "failed"))
                .build();
    }

    public static Response unavailable(String reason, String detail) {
        return problem(new Problem("Unavailable", 503, detail, reason))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response.ResponseBuilder problem(Problem problem) {
        return Response.status(problem.status())
                .type(PROBLEM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
    }
}
