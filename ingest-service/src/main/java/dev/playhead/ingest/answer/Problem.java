package dev.playhead.ingest.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error answer after RFC 9457.
 *
 * @param reason short name for metrics and scripts, as {@code body_too_large}
 * @param detail for people; never quotes what was sent
 * @param members further members, as {@code field} or {@code limit}
 */
public record Problem(int status, String reason, String detail, Map<String, Object> members) {
    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A field is missing or has a value that cannot be. */
    public static Problem field(String field, String detail) {
        return new Problem(400, "invalid_field", detail, Map.of("field", field));
    }

    /** The body is not what its type says. */
    public static Problem malformed(String detail) {
        return new Problem(400, "malformed_body", detail, Map.of());
    }

    /** Over a limit, in bytes. */
    public static Problem tooLarge(String what, long limit) {
        return new Problem(
                413, "body_too_large", what + " exceeds the limit of " + limit + " bytes", Map.of("limit", limit));
    }

    /** A type or an encoding that we don't take. */
    public static Problem unsupported(String header, String detail) {
        return new Problem(415, "unsupported_media", detail, Map.of("field", header));
    }

    /** The token does not permit this. */
    public static Problem unauthorized(String detail) {
        return new Problem(401, "bad_token", detail, Map.of("field", "token"));
    }

    /** No website is found by what was sent. */
    public static Problem unknownKey(String detail) {
        return new Problem(401, "bad_key", detail, Map.of("field", "key"));
    }

    /** The website does not take this now. */
    public static Problem forbidden(String reason, String detail) {
        return new Problem(403, reason, detail, Map.of());
    }

    /** The recording was stopped. */
    public static Problem stopped() {
        return new Problem(409, "recording_stopped", "the recording was stopped", Map.of("error", "recording_stopped"));
    }

    /** The website's recordings of the month are used up. */
    public static Problem quotaExceeded() {
        return forbidden("quota_exceeded", "the website's recordings of this month are used up");
    }

    /** Too much at once; the same request may succeed later. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(429, "rate_limited", detail, Map.of("retryAfter", seconds(retryAfter)));
    }

    /** The same request may succeed in a moment. */
    public static Problem unavailable(String reason, String detail, Duration retryAfter) {
        return new Problem(503, reason, detail, Map.of("retryAfter", seconds(retryAfter)));
    }

    /** The answer. */
    public Response toResponse() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title());
        body.put("status", status);
        body.put("detail", detail);
        body.put("reason", reason);
        body.putAll(members);
        Response.ResponseBuilder answer =
                Response.status(status).type(MEDIA_TYPE).entity(body);
        Object retryAfter = members.get("retryAfter");
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }

    /** What {@code Retry-After} says: whole seconds, at least one. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
