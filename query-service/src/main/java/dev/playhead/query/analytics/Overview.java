package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.search.FilterSql;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recordings that began in the time, in equal buckets of it and in all. Buckets begin at whole hours or days of UTC. */
@ApplicationScoped
class Overview {
    private static final List<String> NUMBERS = List.of(
            "recordings",
            "visitors",
            "sessions",
            "medianDurationMs",
            "p90DurationMs",
            "pageViews",
            "clicks",
            "rageClicks",
            "deadClicks",
            "errors",
            "consoleErrors",
            "networkErrors");

    // No name here is a column's: a filter's condition in the same statement means the column.
    private static final String COLUMNS = "count() AS o_recordings,"
            + " uniqExactIf(visitor_uid, visitor_uid != '') AS o_visitors,"
            + " uniqExactIf(session_uid, session_uid != '') AS o_sessions,"
            + " quantileExact(0.5)(duration_ms) AS o_medianDurationMs,"
            + " quantileExact(0.9)(duration_ms) AS o_p90DurationMs,"
            + " sum(page_views) AS o_pageViews, sum(clicks) AS o_clicks, sum(rage_clicks) AS o_rageClicks,"
            + " sum(dead_clicks) AS o_deadClicks, sum(errors) AS o_errors, sum(console_errors) AS o_consoleErrors,"
            + " sum(network_errors) AS o_networkErrors, countIf(rage_clicks > 0) AS o_raging,"
            + " toString(argMin(recording_id, started_at)) AS e0, toString(argMax(recording_id, started_at)) AS e1,"
            + " toString(argMax(recording_id, rage_clicks + errors)) AS e2";

    private final TenantRows rows;

    Overview(TenantRows rows) {
        this.rows = rows;
    }

    /** @param width of a bucket, milliseconds */
    Uni<OverviewAnswer> answer(Scope scope, Asked asked, long width) {
        FilterSql filter = FilterSql.of(asked.startedIn(asked.from(), asked.to()));
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("width", width);
        return rows.query(scope, asked.website(), statement(filter), parameters)
                .map(found -> answer(asked, width, found));
    }

    static String statement(FilterSql filter) {
        return "SELECT intDiv(toUnixTimestamp64Milli(started_at), {width:Int64}) AS bucket, grouping(bucket) AS part, "
                + COLUMNS
                + " FROM recordings FINAL WHERE $tenant AND " + filter.condition()
                + " GROUP BY GROUPING SETS ((bucket), ()) ORDER BY part, bucket";
    }

    private static OverviewAnswer answer(Asked asked, long width, List<ObjectNode> found) {
        Map<Long, ObjectNode> byBucket = new TreeMap<>();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (ObjectNode row : found) {
            if (row.path("part").asInt() == 0) {
                byBucket.put(row.path("bucket").asLong(), row);
            } else {
                all = row;
            }
        }
        // an empty bucket is a number too: none
        List<ObjectNode> buckets = new ArrayList<>();
        for (long bucket = asked.from() / width; bucket * width < asked.to(); bucket++) {
            long since = Math.max(asked.from(), bucket * width);
            long until = Math.min(asked.to(), (bucket + 1) * width);
            ObjectNode row = byBucket.getOrDefault(bucket, JsonNodeFactory.instance.objectNode());
            buckets.add(numbers(asked, since, until, row));
        }
        return new OverviewAnswer(
                asked.from(), asked.to(), width, numbers(asked, asked.from(), asked.to(), all), buckets);
    }

    private static ObjectNode numbers(Asked asked, long since, long until, ObjectNode row) {
        ObjectNode numbers =
                JsonNodeFactory.instance.objectNode().put("from", since).put("to", until);
        for (String name : NUMBERS) {
            numbers.put(name, row.path("o_" + name).asLong());
        }
        long recordings = row.path("o_recordings").asLong();
        numbers.put("rageRate", recordings == 0 ? 0 : row.path("o_raging").asDouble() / recordings);
        ArrayNode examples = numbers.putArray("examples");
        if (recordings > 0) {
            row.properties().stream()
                    .filter(member -> member.getKey().matches("e[0-2]"))
                    .map(member -> member.getValue().asText())
                    .distinct()
                    .forEach(id -> examples.addObject().put("recordingId", id).put("atMs", 0));
        }
        numbers.putPOJO("filter", asked.begun(since, until));
        return numbers;
    }
}
