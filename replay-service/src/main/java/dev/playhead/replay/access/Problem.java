package dev.playhead.replay.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 body; its type is always {@code about:blank}, which need not be sent.
 *
 * @param reason why a recording is gone; left out elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String title, int status, String detail, @Nullable String reason) {}
