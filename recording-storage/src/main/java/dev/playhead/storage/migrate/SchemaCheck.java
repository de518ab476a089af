package dev.playhead.storage.migrate;

import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What services ask at their start: are the databases migrated? Nothing is changed. */
@ApplicationScoped
public class SchemaCheck {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final int UNKNOWN_TABLE = 60;
    private static final int UNKNOWN_DATABASE = 81;

    private final Pool catalog;
    private final ClickHouse clickHouse;

    public SchemaCheck(Pool catalog, ClickHouse clickHouse) {
        this.catalog = catalog;
        this.clickHouse = clickHouse;
    }

    /** Fails as the database client does when PostgreSQL can't be reached. */
    public Uni<SchemaState> catalog() {
        return catalog.query("SELECT coalesce(max(version::int), 0) FROM flyway_schema_history WHERE success")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .onFailure(failure -> failure instanceof PgException said && UNDEFINED_TABLE.equals(said.getSqlState()))
                .recoverWithItem(0)
                .map(version -> state(version, Scripts.CATALOG.latest()));
    }

    /** Fails with {@link ClickHouseFailure} when ClickHouse can't be reached. */
    public Uni<SchemaState> facts() {
        return clickHouse
                .query("SELECT max(version) AS version FROM playhead_migrations", Map.of())
                .map(rows -> rows.getFirst().get("version").asInt())
                .onFailure(SchemaCheck::isMissing)
                .recoverWithItem(0)
                .map(version -> state(version, Scripts.FACTS.latest()));
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof ClickHouseFailure.Refused said
                && (said.code() == UNKNOWN_TABLE || said.code() == UNKNOWN_DATABASE);
    }

    private static SchemaState state(int version, int needed) {
        return version < needed ? new SchemaState.Behind(version, needed) : new SchemaState.Usable(version);
    }
}
