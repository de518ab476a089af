package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.search.FactFilter;
import dev.playhead.query.search.FactSql;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far recordings come: steps that happen one after the other in a recording, each later than the one before, the last at most a
 * window after the first. What else happens in between doesn't matter; a recording counts once, with the most steps that it comes to.
 */
@ApplicationScoped
class Funnel {
    private final TenantRows rows;
    private final Examples examples;

    Funnel(TenantRows rows, Examples examples) {
        this.rows = rows;
        this.examples = examples;
    }

    /**
     * What is asked.
     *
     * @param windowMs from the first step to the last, at most
     */
    record Steps(List<FactFilter> steps, long windowMs) {}

    /**
     * Which recordings of a funnel.
     *
     * @param reached steps that they come to, at least
     * @param only whether they come no further
     * @param after the recording that the page before ended with
     */
    record Reached(int reached, boolean only, Optional<String> after) {}

    Uni<Answer> answer(Scope scope, Asked asked, Steps asking) {
        Selection facts = new Selection(asked, kinds(asking));
        String sql = "SELECT steps, count() AS recordings, toString(argMin(id, first)) AS e0,"
                + " toUnixTimestamp64Milli(min(first)) AS t0, toString(argMax(id, first)) AS e1,"
                + " toUnixTimestamp64Milli(max(first)) AS t1 FROM (" + levels(asking, facts)
                + ") WHERE steps > 0 GROUP BY steps ORDER BY steps";
        return rows.query(scope, asked.website(), sql, facts.parameters())
                .chain(found -> examples.starts(scope, asked, found)
                        .map(starts -> new Answer(asked.from(), asked.to(), steps(asking, found, starts))));
    }

    /** A page of recordings by id, one more than the limit where there is a next page. */
    Uni<List<ObjectNode>> recordings(Scope scope, Asked asked, Steps asking, Reached reached) {
        Selection facts = new Selection(asked, kinds(asking));
        String sql = "SELECT toString(id) AS recordingId, steps, toUnixTimestamp64Milli(first) AS at FROM ("
                + levels(asking, facts) + ") WHERE steps " + (reached.only() ? "= " : ">= ") + reached.reached()
                + reached.after()
                        .map(id -> " AND id > {" + facts.bound(id) + ":UUID}")
                        .orElse("")
                + " ORDER BY id LIMIT " + (asked.limit() + 1);
        return rows.query(scope, asked.website(), sql, facts.parameters());
    }

    static String levels(Steps asking, Selection facts) {
        List<String> conditions = asking.steps().stream()
                .map(step -> FactSql.condition(step, facts::bound))
                .toList();
        return "SELECT recording_id AS id, windowFunnel(" + asking.windowMs()
                + ", 'strict_increase')(toUInt64(toUnixTimestamp64Milli(ts)), " + String.join(", ", conditions)
                + ") AS steps, minIf(ts, " + conditions.getFirst() + ") AS first" + facts.sql()
                + " AND (" + String.join(" OR ", conditions) + ") GROUP BY id";
    }

    static List<String> kinds(Steps asking) {
        return asking.steps().stream().map(FactFilter::kind).distinct().sorted().toList();
    }

    private static List<ObjectNode> steps(Steps asking, List<ObjectNode> found, Map<String, Long> starts) {
        Map<Integer, ObjectNode> byLevel =
                found.stream().collect(Collectors.toMap(row -> row.path("steps").asInt(), row -> row));
        List<ObjectNode> steps = new ArrayList<>();
        long reached = 0;
        Map<Integer, Long> counts = new HashMap<>();
        for (int step = asking.steps().size(); step > 0; step--) {
            reached += byLevel.containsKey(step)
                    ? byLevel.get(step).path("recordings").asLong()
                    : 0;
            counts.put(step, reached);
        }
        for (int step = 1; step <= asking.steps().size(); step++) {
            long here = counts.getOrDefault(step, 0L);
            long before = step == 1 ? here : counts.getOrDefault(step - 1, 0L);
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            one.put("step", asking.steps().get(step - 1).text());
            one.put("recordings", here);
            one.put("conversion", before == 0 ? 0 : (double) here / before);
            one.put(
                    "conversionFromFirst",
                    counts.getOrDefault(1, 0L) == 0 ? 0 : (double) here / counts.getOrDefault(1, 0L));
            one.put("dropOff", before - here);
            one.set("examples", examples(step, byLevel, starts));
            one.putObject("filter").put("reached", step);
            steps.add(one);
        }
        return steps;
    }

    private static ArrayNode examples(int step, Map<Integer, ObjectNode> byLevel, Map<String, Long> starts) {
        ArrayNode examples = JsonNodeFactory.instance.arrayNode();
        byLevel.forEach((level, row) -> {
            if (level >= step) {
                Examples.of(row, starts).forEach(example -> {
                    if (examples.size() < 3) {
                        examples.add(example);
                    }
                });
            }
        });
        return examples;
    }
}
