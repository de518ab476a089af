package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Items with the time that they are about.
 *
 * @param from epoch milliseconds
 * @param to past the end
 * @param items the most first
 */
@Schema(
        description =
                "Every item has `recordings` (how many), `examples` (at most three, with the moment in the recording) and"
                        + " `filter`, the parameters of GET /api/v1/recordings that list exactly its recordings")
record Answer(
        @Schema(examples = "1763200000000") long from,
        @Schema(examples = "1763804800000") long to,
        @Schema(implementation = Object[].class) List<ObjectNode> items) {}
