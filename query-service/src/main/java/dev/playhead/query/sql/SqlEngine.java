package dev.playhead.query.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.clickhouse.Question;
import dev.playhead.storage.clickhouse.Question.Format;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs people's queries in ClickHouse. Its parser writes a query anew and shows what it read; only what {@link SqlRules} know goes
 * on. Then the views are put in front of it, and the server's own filter on both tables says the same as the views do.
 *
 * <p>Fails with {@link SqlRefusal}, or with what ClickHouse said.
 */
@ApplicationScoped
class SqlEngine {
    private static final String WEBSITES = "websites";

    private final ClickHouse clickHouse;
    private final String tables;
    private final SqlSettings limits;
    private final SqlRules rules = new SqlRules();

    SqlEngine(ClickHouse clickHouse, ClickHouseSettings clickHouseSettings, SqlSettings limits) {
        this.clickHouse = clickHouse;
        this.tables = clickHouseSettings.database();
        this.limits = limits;
    }

    Uni<byte[]> answer(Scope scope, String sql, SqlFormat format) {
        return canonical(sql)
                .invoke(SqlText::checkCanonical)
                .call(canonical -> tree(canonical).map(SyntaxTree::read).invoke(rules::check))
                .chain(canonical -> switch (format) {
                    case JSON -> run(scope, canonical, Format.JSON_COMPACT).map(SqlAnswer::json);
                    case CSV -> run(scope, canonical, Format.CSV);
                });
    }

    private Uni<String> canonical(String sql) {
        SqlText.checkRaw(sql, limits.longest());
        // A parameter is a value: it is parsed as a query by the function, never by the server.
        return clickHouse
                .query("SELECT formatQuerySingleLine({sql:String}) AS canonical", Map.of("sql", sql))
                .map(rows -> rows.getFirst().get("canonical").asText());
    }

    /** Only reads, also what {@code INTO OUTFILE} would write; {@link SqlText#checkCanonical} was asked before all the same. */
    private Uni<List<String>> tree(String canonical) {
        return clickHouse.query("EXPLAIN AST " + canonical, Map.of()).map(SqlEngine::lines);
    }

    private static List<String> lines(List<ObjectNode> rows) {
        return rows.stream()
                .flatMap(row -> row.path("explain").asText().lines())
                .toList();
    }

    private Uni<byte[]> run(Scope scope, String canonical, Format format) {
        Optional<Set<WebsiteId>> websites = scope.websites();
        Map<String, Object> parameters = new HashMap<>();
        websites.ifPresent(some -> parameters.put(
                WEBSITES, some.stream().map(WebsiteId::value).sorted().toList()));
        return clickHouse.ask(new Question(
                SqlText.bound(canonical, tables, websites.isPresent()),
                parameters,
                limits.database(),
                format,
                settings(websites),
                limits.answerBytes()));
    }

    private Map<String, String> settings(Optional<Set<WebsiteId>> websites) {
        Map<String, String> settings = new HashMap<>(SqlLimits.settings(limits));
        websites.ifPresent(some -> settings.put("additional_table_filters", filters(tables, some)));
        return settings;
    }

    /** Website ids are letters, digits and an underscore, by their constructor: nothing to quote. */
    static String filters(String database, Set<WebsiteId> websites) {
        String condition = websites.isEmpty()
                ? "0"
                : "website_id IN ("
                        + websites.stream()
                                .map(id -> "\\'" + id.value() + "\\'")
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ")";
        return List.of(SqlView.values()).stream()
                .map(view -> "'" + database + "." + view.table() + "': '" + condition + "'")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
