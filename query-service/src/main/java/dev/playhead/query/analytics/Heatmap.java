package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.search.FactMatch;
import dev.playhead.query.search.ViewportClass;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Where on a page clicks were: in cells of the viewport, which is as wide as 1 and as high as 1, by class of viewport. */
@ApplicationScoped
class Heatmap {
    private final TenantRows rows;
    private final Examples examples;

    Heatmap(TenantRows rows, Examples examples) {
        this.rows = rows;
        this.examples = examples;
    }

    /**
     * What is asked.
     *
     * @param kind of click
     * @param page a path, or a pattern of paths
     * @param viewport a class, or "" for all, each by itself
     * @param columns cells across
     * @param rows cells down
     */
    record Grid(String kind, String page, String viewport, int columns, int rows) {
        FactMatch match() {
            return new FactMatch(
                    viewport.isEmpty() ? Map.of("page", page) : Map.of("page", page, "viewport", viewport));
        }
    }

    Uni<Answer> answer(Scope scope, Asked asked, Grid grid) {
        Selection clicks = new Selection(asked, List.of(grid.kind())).and(grid.match());
        String sql = statement(grid, clicks, asked.limit());
        return rows.query(scope, asked.website(), sql, clicks.parameters())
                .chain(found -> examples.starts(scope, asked, found)
                        .map(starts -> new Answer(
                                asked.from(),
                                asked.to(),
                                found.stream()
                                        .map(row -> cell(row, asked, grid, starts))
                                        .toList())));
    }

    /** Multiplied before divided: a cell's bounds, as a filter compares them, then hold exactly the same clicks. */
    static String statement(Grid grid, Selection clicks, int limit) {
        clicks.and("viewport_width > 0 AND viewport_height > 0 AND x >= 0 AND y >= 0"
                + " AND x < viewport_width AND y < viewport_height");
        return "SELECT " + ViewportClass.SQL + " AS viewport,"
                + " toUInt32(floor(x * " + grid.columns() + " / viewport_width)) AS across,"
                + " toUInt32(floor(y * " + grid.rows() + " / viewport_height)) AS down,"
                + " count() AS n, uniqExact(recording_id) AS recordings, "
                + Examples.COLUMNS + clicks.sql()
                + " GROUP BY viewport, across, down ORDER BY n DESC, viewport, across, down LIMIT " + limit;
    }

    private static ObjectNode cell(ObjectNode row, Asked asked, Grid grid, Map<String, Long> starts) {
        int across = row.path("across").asInt();
        int down = row.path("down").asInt();
        ObjectNode cell = JsonNodeFactory.instance.objectNode();
        cell.set("viewport", row.path("viewport"));
        cell.put("x", (across + 0.5) / grid.columns());
        cell.put("y", (down + 0.5) / grid.rows());
        cell.put("column", across).put("row", down);
        cell.set("count", row.path("n"));
        cell.set("recordings", row.path("recordings"));
        cell.set("examples", Examples.of(row, starts));
        cell.putPOJO(
                "filter",
                asked.having(
                        grid.kind(),
                        Map.of(
                                "page", grid.page(),
                                "viewport", row.path("viewport").asText(),
                                "left", Double.toString((double) across / grid.columns()),
                                "right", Double.toString((across + 1.0) / grid.columns()),
                                "top", Double.toString((double) down / grid.rows()),
                                "bottom", Double.toString((down + 1.0) / grid.rows()))));
        return cell;
    }
}
