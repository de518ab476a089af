package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Recordings of a funnel.
 *
 * @param recordings each with the steps that it comes to, and when its first one was
 * @param nextCursor of the next page; null on the last
 */
record FunnelPage(
        @Schema(implementation = Object[].class) List<ObjectNode> recordings,
        @Nullable String nextCursor) {}
