package dev.playhead.query.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of facts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A page of facts, by time")
record FactsPage(
        @Schema(ref = "Fact") List<ObjectNode> items,

        @Schema(description = "Ask for the next page with it; absent on the last") @Nullable
        String cursor) {}
