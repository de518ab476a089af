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
import java.util.stream.Stream;

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

    /** What a bucket keeps; no name here is a column's: a filter's condition in the same statement means the column. */
    private static final String STATES = "count() AS s_recordings,"
            + " uniqExactIfState(visitor_uid, visitor_uid != '') AS s_visitors,"
            + " quantilesExactState(0.5, 0.9)(duration_ms) AS s_durations,"
            + " sum(page_views) AS s_pageViews, sum(clicks) AS s_clicks, sum(rage_clicks) AS s_rageClicks,"
            + " sum(dead_clicks) AS s_deadClicks, sum(errors) AS s_errors, sum(console_errors) AS s_consoleErrors,"
            + " sum(network_errors) AS s_networkErrors, countIf(rage_clicks > 0) AS s_raging,"
            + " argMinState(recording_id, started_at) AS s_first, argMaxState(recording_id, started_at) AS s_last,"
            + " argMaxState(recording_id, rage_clicks + errors) AS s_worst";

    /** Of each bucket by itself, and of all: what buckets keep is put together, no recording is looked at again. */
    private static final String COLUMNS =
            "sum(s_recordings) AS o_recordings, uniqExactIfMerge(s_visitors) AS o_visitors,"
                    + " quantilesExactMerge(0.5, 0.9)(s_durations) AS o_durations,"
                    + " sum(s_pageViews) AS o_pageViews, sum(s_clicks) AS o_clicks, sum(s_rageClicks) AS o_rageClicks,"
                    + " sum(s_deadClicks) AS o_deadClicks, sum(s_errors) AS o_errors, sum(s_consoleErrors) AS o_consoleErrors,"
                    + " sum(s_networkErrors) AS o_networkErrors, sum(s_raging) AS o_raging,"
                    + " o_durations[1] AS o_medianDurationMs, o_durations[2] AS o_p90DurationMs,"
                    + " toString(argMinMerge(s_first)) AS e0, toString(argMaxMerge(s_last)) AS e1,"
                    + " toString(argMaxMerge(s_worst)) AS e2";

    /** Asked beside the rest: putting the buckets' sets together keeps one core busy, and these are the largest. */
    private static final String SESSION_STATES = "uniqExactIfState(session_uid, session_uid != '') AS s_sessions";

    private static final String SESSIONS = "uniqExactIfMerge(s_sessions) AS o_sessions";

    private final TenantRows rows;

    Overview(TenantRows rows) {
        this.rows = rows;
    }

    /** @param width of a bucket, milliseconds */
    Uni<OverviewAnswer> answer(Scope scope, Asked asked, long width) {
        FilterSql filter = FilterSql.of(asked.startedIn(asked.from(), asked.to()));
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("width", width);
        Uni<List<ObjectNode>> most = rows.query(scope, asked.website(), statement(filter, STATES, COLUMNS), parameters);
        Uni<List<ObjectNode>> sessions =
                rows.query(scope, asked.website(), statement(filter, SESSION_STATES, SESSIONS), parameters);
        return Uni.combine()
                .all()
                .unis(most, sessions)
                .with((found, counted) -> answer(
                        asked,
                        width,
                        Stream.concat(found.stream(), counted.stream()).toList()));
    }

    private static String statement(FilterSql filter, String states, String columns) {
        return "SELECT bucket, grouping(bucket) AS part, " + columns
                + " FROM (SELECT intDiv(toUnixTimestamp64Milli(started_at), {width:Int64}) AS bucket, " + states
                + " FROM recordings FINAL WHERE $tenant AND " + filter.condition()
                + " GROUP BY bucket) GROUP BY GROUPING SETS ((bucket), ()) ORDER BY part, bucket";
    }

    private static OverviewAnswer answer(Asked asked, long width, List<ObjectNode> found) {
        Map<Long, ObjectNode> byBucket = new TreeMap<>();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (ObjectNode row : found) {
            if (row.path("part").asInt() == 0) {
                byBucket.computeIfAbsent(row.path("bucket").asLong(), _ -> JsonNodeFactory.instance.objectNode())
                        .setAll(row);
            } else {
                all.setAll(row);
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
