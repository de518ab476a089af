package dev.playhead.query.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An RFC 9457 problem document.
 *
 * @param title the same for every problem of this kind
 * @param detail what is wrong with this request, and what would be right
 * @param reason the same for scripts: a word that never changes
 * @param members extensions, as {@code parameter}
 */
@Schema(description = "RFC 9457 problem document")
@JsonPropertyOrder({"type", "title", "status", "detail", "reason"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,

        @Schema(description = "A word for scripts", examples = "catalog_unavailable")
        String reason,

        @JsonAnyGetter @Schema(hidden = true) Map<String, String> members) {
    /** The member that also becomes the header {@code Retry-After}: seconds. */
    static final String RETRY_AFTER = "retryAfterSeconds";

    static Problem of(int status, String title, String reason, String detail) {
        return new Problem("about:blank", title, status, detail, reason, Map.of());
    }

    Problem with(String member, String value) {
        return new Problem(type, title, status, detail, reason, Map.of(member, value));
    }
}
