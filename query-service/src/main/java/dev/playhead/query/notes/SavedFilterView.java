package dev.playhead.query.notes;

import dev.playhead.storage.catalog.SavedFilterEntity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kept filter as the API shows it. */
@Schema(name = "SavedFilter", description = "A list request that people of a website use again")
record SavedFilterView(
        String filterId,
        String name,

        @Schema(
                description =
                        "Parameters of a list request, as a query string; `from=-7d` counts seven days back from its use",
                examples = "minRageClicks=1&browser=Firefox")
        String query,

        @Schema(description = "Who saved it: `key:<id>`, `member:<id>` or `admin`")
        String author,

        long createdAt) {
    /** A website's. */
    @Schema(name = "SavedFilters")
    record All(List<SavedFilterView> filters) {}

    static SavedFilterView of(SavedFilterEntity row) {
        return new SavedFilterView(row.filterId.toString(), row.name, row.query, row.author, row.createdAt);
    }
}
