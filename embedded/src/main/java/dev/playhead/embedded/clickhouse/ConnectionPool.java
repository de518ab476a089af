package dev.playhead.embedded.clickhouse;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The connections that queries share. The protocol has no sessions here, so a connection goes back with the settings
 * and the database it had when it was opened; one that can't be put back is replaced.
 */
final class ConnectionPool {
    static final String HOME_DATABASE = "default";

    private final Chdb chdb;
    private final String path;
    private final Duration waitDeadline;
    private final BlockingQueue<EngineConnection> idle;
    private final Map<String, String> baseline;
    private final String version;

    ConnectionPool(Chdb chdb, String path, int size, Duration waitDeadline) throws ClickHouseException {
        this.chdb = chdb;
        this.path = path;
        this.waitDeadline = waitDeadline;
        this.idle = new ArrayBlockingQueue<>(size);
        EngineConnection first = EngineConnection.open(chdb, path);
        this.version = first.run("SELECT version()").strip();
        this.baseline = changedSettings(first);
        idle.add(first);
        while (idle.remainingCapacity() > 0) {
            idle.add(EngineConnection.open(chdb, path));
        }
    }

    interface Work<T> {
        T on(EngineConnection connection) throws ClickHouseException, IOException;
    }

    String version() {
        return version;
    }

    /**
     * Runs {@code work} on a connection with these settings and this current database.
     *
     * @throws ClickHouseException with code 202 if no connection was free in time
     */
    <T> T with(Map<String, String> settings, String database, boolean mayChangeSession, Work<T> work)
            throws ClickHouseException, IOException {
        EngineConnection connection = take();
        boolean clean = false;
        try {
            boolean away = !database.equals(HOME_DATABASE);
            if (away) {
                connection.run("USE " + identifier(database));
            }
            try {
                if (!settings.isEmpty()) {
                    connection.run(set(settings));
                }
                return work.on(connection);
            } finally {
                restore(connection, settings, away, mayChangeSession);
                clean = true;
            }
        } finally {
            giveBack(connection, clean);
        }
    }

    private void restore(
            EngineConnection connection, Map<String, String> settings, boolean away, boolean mayChangeSession)
            throws ClickHouseException {
        if (mayChangeSession) {
            List<String> changed = new ArrayList<>(changedSettings(connection).keySet());
            changed.addAll(baseline.keySet());
            connection.run(reset(changed));
        } else if (!settings.isEmpty()) {
            connection.run(reset(settings.keySet().stream().toList()));
        }
        if (away || mayChangeSession) {
            connection.run("USE " + HOME_DATABASE);
        }
    }

    private EngineConnection take() throws ClickHouseException {
        try {
            EngineConnection connection = idle.poll(waitDeadline.toMillis(), TimeUnit.MILLISECONDS);
            if (connection != null) {
                return connection;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ClickHouseException(
                ClickHouseException.TOO_MANY_SIMULTANEOUS_QUERIES,
                "Too many simultaneous queries. No connection was free within " + waitDeadline.toMillis() + " ms",
                "TOO_MANY_SIMULTANEOUS_QUERIES");
    }

    private void giveBack(EngineConnection connection, boolean clean) {
        if (clean) {
            idle.add(connection);
            return;
        }
        // The new one first: the engine must not lose its last connection.
        EngineConnection fresh = EngineConnection.open(chdb, path);
        connection.close();
        idle.add(fresh);
    }

    private static Map<String, String> changedSettings(EngineConnection connection) throws ClickHouseException {
        Map<String, String> changed = new LinkedHashMap<>();
        String rows = connection.run("SELECT name, value FROM system.settings WHERE changed");
        for (String row : rows.lines().toList()) {
            String[] columns = row.split("\t", 2);
            changed.put(columns[0], columns[1]);
        }
        return changed;
    }

    private static String set(Map<String, String> settings) {
        StringBuilder sql = new StringBuilder("SET ");
        settings.forEach((name, value) -> sql.append(sql.length() > 4 ? ", " : "")
                .append(identifier(name))
                .append(" = ")
                .append(literal(value)));
        return sql.toString();
    }

    private String reset(List<String> names) {
        StringBuilder sql = new StringBuilder("SET ");
        for (String name : names) {
            String before = baseline.get(name);
            sql.append(sql.length() > 4 ? ", " : "")
                    .append(identifier(name))
                    .append(" = ")
                    .append(before == null ? "DEFAULT" : literal(before));
        }
        return sql.toString();
    }

    private static String identifier(String name) {
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }

    private static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
