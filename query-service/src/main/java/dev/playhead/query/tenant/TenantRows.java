package dev.playhead.query.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Rows of ClickHouse that a caller may see: nothing else in this service talks to it (a test enforces it). A statement is limited twice.
 * Its text must write {@code $tenant} behind every table ({@link TenantSql}), which the sort key answers; and the server is told to
 * filter every read of these tables, so a statement that slipped through would still see nothing of others. Thread-safe.
 */
@ApplicationScoped
public class TenantRows {
    static final String WEBSITES = "websites";
    private static final Logger LOG = Logger.getLogger(TenantRows.class);

    private final ClickHouse clickHouse;
    private final String database;
    private final Duration patience;

    TenantRows(ClickHouse clickHouse, ClickHouseSettings clickHouseSettings, QuerySettings settings) {
        this.clickHouse = clickHouse;
        this.database = clickHouseSettings.database();
        this.patience = settings.factsTimeout();
    }

    /**
     * Rows as JSON objects, 64-bit integers as numbers, dates as the statement's format has them.
     *
     * @param one the website that is asked about; empty = all that the scope covers
     * @param sql a SELECT in which every table is read as {@code FROM facts WHERE $tenant AND …} or
     *     {@code FROM recordings FINAL PREWHERE $tenant WHERE …}; other values as {@code {name:Type}}
     * @param parameters by name; {@code websites} is taken. Texts, numbers and collections of them
     * @return fails with a 503 problem where ClickHouse gives no answer in time or refuses the question
     * @throws ProblemException 404 where the scope does not cover that website
     * @throws IllegalArgumentException for a statement that could read past the tenant: a programming mistake
     */
    public Uni<List<ObjectNode>> query(
            Scope scope, Optional<WebsiteId> one, String sql, Map<String, Object> parameters) {
        return query(scope, one, sql, parameters, patience);
    }

    /** The same for who waits no longer than this. */
    public Uni<List<ObjectNode>> query(
            Scope scope, Optional<WebsiteId> one, String sql, Map<String, Object> parameters, Duration patience) {
        Tenant tenant = Tenant.of(scope, one);
        String statement = TenantSql.of(sql, tenant.condition());
        Map<String, Object> bound = new HashMap<>(parameters);
        if (bound.put(WEBSITES, tenant.parameter()) != null) {
            throw new IllegalArgumentException("the parameter " + WEBSITES + " is the tenant's");
        }
        return clickHouse
                .query(statement, bound, tenant.settings(database))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("ClickHouse gives no rows websites=%s: %s", tenant.parameter(), failure);
                    return ProblemException.factsUnavailable();
                });
    }
}
