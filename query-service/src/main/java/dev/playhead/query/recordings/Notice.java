package dev.playhead.query.recordings;

import dev.playhead.query.search.FactFilter;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.query.search.UrlFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a page may not be what was asked for. */
@Schema(name = "ListNotice", description = "Why the page may not be what was asked for")
record Notice(
        @Schema(description = "A word for scripts", examples = "search_unavailable")
        String reason,

        String detail,

        @Schema(description = "Filters that were left out; the page may hold recordings that they exclude")
        List<String> ignored) {
    static Notice clickHouseAway(RecordingFilter filter) {
        List<String> ignored = new ArrayList<>();
        filter.url().ifPresent(_ -> ignored.add(UrlFilter.URL));
        if (!filter.facts().isEmpty()) {
            ignored.add(FactFilter.PARAMETER);
        }
        return new Notice(
                "search_unavailable",
                "The database that searches does not answer. This is what the catalog has"
                        + (ignored.isEmpty() ? "." : ", without the filters " + String.join(", ", ignored) + "."),
                ignored);
    }
}
