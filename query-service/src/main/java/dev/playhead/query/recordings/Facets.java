package dev.playhead.query.recordings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.search.FilterSql;
import dev.playhead.query.search.Marked;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts recordings by what a list can be filtered by, as ClickHouse has them: some seconds behind, and exact. */
@ApplicationScoped
class Facets {
    private static final int MOST_VALUES = 20;

    private static final String BY_COLUMN = """
            SELECT multiIf(grouping(browser) = 0, 'browser', grouping(os) = 0, 'os', grouping(device) = 0, 'device',
                           grouping(country) = 0, 'country', grouping(state) = 0, 'state', 'entryUrl') AS facet,
                   multiIf(facet = 'browser', toString(browser), facet = 'os', toString(os), facet = 'device', toString(device),
                           facet = 'country', toString(country), facet = 'state', toString(state), toString(entry_url)) AS value,
                   count() AS recordings
              FROM recordings FINAL WHERE $tenant AND\s""";

    private static final String GROUPED = """
             GROUP BY GROUPING SETS ((browser), (os), (device), (country), (state), (entry_url))
             ORDER BY facet, recordings DESC, value LIMIT {most:UInt32} BY facet""";

    private static final String BY_KIND = """
            SELECT count() AS recordings, countIf(clicks > 0) AS click, countIf(rage_clicks > 0) AS rage_click,
                   countIf(dead_clicks > 0) AS dead_click, countIf(errors > 0) AS error, countIf(console_errors > 0) AS console,
                   countIf(network_errors > 0) AS network_error, countIf(inputs > 0) AS input
              FROM recordings FINAL WHERE $tenant AND\s""";

    private final TenantRows rows;

    Facets(TenantRows rows) {
        this.rows = rows;
    }

    /** Fails with a 503 where ClickHouse gives none in time. */
    Uni<FacetsView> count(Scope scope, RecordingFilter filter, Marked marked) {
        FilterSql where = FilterSql.of(filter, marked);
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        parameters.put("most", MOST_VALUES);
        Uni<List<ObjectNode>> kinds =
                rows.query(scope, Optional.empty(), BY_KIND + where.condition(), where.parameters());
        Uni<List<ObjectNode>> columns =
                rows.query(scope, Optional.empty(), BY_COLUMN + where.condition() + ' ' + GROUPED, parameters);
        return kinds.chain(counted -> columns.map(grouped -> view(counted.getFirst(), grouped)));
    }

    private static FacetsView view(ObjectNode counted, List<ObjectNode> grouped) {
        Map<String, List<FacetsView.Value>> facets = new LinkedHashMap<>();
        List.of("browser", "os", "device", "country", "state", "entryUrl")
                .forEach(name -> facets.put(name, new ArrayList<>()));
        grouped.forEach(row -> facets.computeIfAbsent(row.path("facet").asText(), _ -> new ArrayList<>())
                .add(new FacetsView.Value(
                        row.path("value").asText(), row.path("recordings").asLong())));
        List<FacetsView.Value> kinds = new ArrayList<>();
        counted.properties().forEach(entry -> {
            if (!entry.getKey().equals("recordings")) {
                kinds.add(new FacetsView.Value(entry.getKey(), entry.getValue().asLong()));
            }
        });
        kinds.sort((one, other) -> Long.compare(other.recordings(), one.recordings()));
        facets.put("fact", kinds);
        return new FacetsView(counted.path("recordings").asLong(), facets);
    }
}
