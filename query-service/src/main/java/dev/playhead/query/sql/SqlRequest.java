package dev.playhead.query.sql;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/analytics/sql}. */
record SqlRequest(
        @Schema(
                description = "One SELECT of ClickHouse's dialect over the views facts and recordings",
                examples =
                        "SELECT page_path, count() AS n FROM facts WHERE kind = 'rage_click' GROUP BY page_path ORDER BY n DESC LIMIT 10")
        @Nullable
        String sql,

        @Schema(description = "Only this website's rows; by default those of every website that the key reads")
        @Nullable
        String websiteId) {}
