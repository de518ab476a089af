package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recordings in which to look at what a number counts, each with the moment. */
@ApplicationScoped
class Examples {
    /**
     * Of the facts of a group: the first, the last, and one by chance, which is the same each time. Three plain maxima: keeping lists
     * while millions of rows are counted would cost more than the counting.
     */
    static final String COLUMNS = "toString(argMin(recording_id, ts)) AS e0, toUnixTimestamp64Milli(min(ts)) AS t0,"
            + " toString(argMax(recording_id, ts)) AS e1, toUnixTimestamp64Milli(max(ts)) AS t1,"
            + " toString(argMax(recording_id, cityHash64(recording_id, ts))) AS e2,"
            + " toUnixTimestamp64Milli(argMax(ts, cityHash64(recording_id, ts))) AS t2";

    /** A recording takes no more 25 h after its first record; clocks of visitors are set right within a day. */
    private static final long DAYS_AROUND_MS = 3L * 86_400_000;

    private static final String STARTS =
            "SELECT toString(recording_id) AS id, toUnixTimestamp64Milli(started_at) AS started"
                    + " FROM recordings FINAL WHERE $tenant"
                    + " AND started_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')"
                    + " AND started_at <= fromUnixTimestamp64Milli({until:Int64}, 'UTC') AND recording_id IN {ids:Array(UUID)}";

    private final TenantRows rows;

    Examples(TenantRows rows) {
        this.rows = rows;
    }

    /** When the recordings began that these rows name, epoch milliseconds by id. One whose row is on its way is missing. */
    Uni<Map<String, Long>> starts(Scope scope, Asked asked, Collection<ObjectNode> found) {
        Set<String> ids = new HashSet<>();
        long first = Long.MAX_VALUE;
        long last = 0;
        for (ObjectNode row : found) {
            for (Map.Entry<String, Long> moment : moments(row).entrySet()) {
                ids.add(moment.getKey());
                first = Math.min(first, moment.getValue());
                last = Math.max(last, moment.getValue());
            }
        }
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<String, Object> parameters = Map.of(
                "ids", List.copyOf(ids), "since", Math.max(0, first - DAYS_AROUND_MS), "until", last + DAYS_AROUND_MS);
        return rows.query(scope, asked.website(), STARTS, parameters).map(Examples::byId);
    }

    /** {@code [{"recordingId","atMs"}]}, at most three. */
    static ArrayNode of(ObjectNode row, Map<String, Long> starts) {
        ArrayNode examples = JsonNodeFactory.instance.arrayNode();
        moments(row).forEach((id, at) -> {
            Long started = starts.get(id);
            if (started != null) {
                examples.addObject().put("recordingId", id).put("atMs", Math.max(0, at - started));
            }
        });
        return examples;
    }

    private static Map<String, Long> moments(ObjectNode row) {
        Map<String, Long> moments = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            JsonNode id = row.get("e" + i);
            if (id != null) {
                moments.putIfAbsent(id.asText(), row.path("t" + i).asLong());
            }
        }
        return moments;
    }

    private static Map<String, Long> byId(List<ObjectNode> found) {
        Map<String, Long> starts = new HashMap<>();
        found.forEach(
                row -> starts.put(row.path("id").asText(), row.path("started").asLong()));
        return starts;
    }
}
