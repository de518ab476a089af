package dev.playhead.query.recordings;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many recordings fit, and how they are spread. */
@Schema(name = "Facets", description = "How many recordings fit, and how they are spread")
record FacetsView(
        @Schema(description = "That fit the filter") long recordings,

        @Schema(
                description =
                        "By `browser`, `os`, `device`, `country`, `state`, `entryUrl` the most frequent values; by `fact` how many"
                                + " recordings have one of the kind")
        Map<String, List<Value>> facets) {
    /** One value, and how many of the recordings have it. */
    @Schema(name = "FacetValue")
    record Value(String value, long recordings) {}
}
