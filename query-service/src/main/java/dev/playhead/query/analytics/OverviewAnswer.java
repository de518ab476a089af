package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param from epoch milliseconds
 * @param to past the end
 * @param bucketMs width of a bucket
 * @param total of the whole time; visitors and sessions of several buckets are one here
 * @param buckets by time, the first and the last cut where the time is; empty ones too
 */
@Schema(description = "Numbers of the recordings that began in the time")
record OverviewAnswer(
        long from,
        long to,
        long bucketMs,
        @Schema(implementation = Object.class) ObjectNode total,
        @Schema(implementation = Object[].class) List<ObjectNode> buckets) {}
