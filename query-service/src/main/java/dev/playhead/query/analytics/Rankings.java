package dev.playhead.query.analytics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers {@link Ranking}s. */
@ApplicationScoped
class Rankings {
    private final TenantRows rows;
    private final Examples examples;

    Rankings(TenantRows rows, Examples examples) {
        this.rows = rows;
        this.examples = examples;
    }

    Uni<Answer> answer(Scope scope, Asked asked, Ranking ranking) {
        Selection facts = new Selection(asked, List.of(ranking.kind()));
        if (!ranking.condition().isEmpty()) {
            facts.and(ranking.condition());
        }
        String sql = statement(ranking, facts, asked.limit());
        return rows.query(scope, asked.website(), sql, facts.parameters())
                .chain(found -> examples.starts(scope, asked, found)
                        .map(starts -> new Answer(
                                asked.from(),
                                asked.to(),
                                found.stream()
                                        .map(row -> item(row, ranking, asked, starts))
                                        .toList())));
    }

    /**
     * Counted twice: by the hash of what is asked by, which is cheap and tells the winners; then everything that is told of them, over
     * their facts alone. What is asked by decides between equals both times. Where only some recordings count, finding out which costs
     * more than the counting, and is done once; but for clicks, of which there may be too many to be told everything of.
     */
    static String statement(Ranking ranking, Selection facts, int limit) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < ranking.keys().size(); i++) {
            sql.append(ranking.keys().get(i).sql()).append(" AS k").append(i).append(", ");
        }
        int member = 0;
        for (String expression : ranking.members().values()) {
            sql.append(expression).append(" AS m").append(member++).append(", ");
        }
        String keys =
                IntStream.range(0, ranking.keys().size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
        sql.append("count() AS n, uniqExact(recording_id) AS recordings, ")
                .append(Examples.COLUMNS)
                .append(facts.sql());
        if (ranking.isOfMostFacts() || !facts.isOfSomeRecordings()) {
            sql.append(" AND item IN (").append(winners(ranking, facts, limit)).append(")");
        }
        return sql.append(" GROUP BY ")
                .append(keys)
                .append(" ORDER BY n DESC, ")
                .append(keys)
                .append(" LIMIT ")
                .append(limit)
                .toString();
    }

    private static String winners(Ranking ranking, Selection facts, int limit) {
        String keys =
                ranking.keys().stream().map(key -> ", any(" + key.sql() + ")").collect(Collectors.joining());
        return "SELECT item" + facts.sql() + " GROUP BY item ORDER BY count() DESC" + keys + " LIMIT " + limit;
    }

    private static ObjectNode item(ObjectNode row, Ranking ranking, Asked asked, Map<String, Long> starts) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < ranking.keys().size(); i++) {
            Key key = ranking.keys().get(i);
            item.set(key.member(), row.path("k" + i));
            fields.put(key.field(), row.path("k" + i).asText());
        }
        int member = 0;
        for (String name : ranking.members().keySet()) {
            item.set(name, row.path("m" + member++));
        }
        item.set("count", row.path("n"));
        item.set("recordings", row.path("recordings"));
        item.set("firstSeen", row.path("t0"));
        item.set("lastSeen", row.path("t1"));
        item.set("examples", Examples.of(row, starts));
        item.putPOJO("filter", asked.having(ranking.kind(), fields));
        return item;
    }
}
