package dev.playhead.storage.migrate;

import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Brings ClickHouse to this build's schema. Only the migrate command calls it; services check with {@link SchemaCheck}.
 *
 * <p>ClickHouse has no transaction around DDL, so every statement of a script must be one that can run again: a run that broke off
 * is repaired by the next.
 */
public final class FactsMigration {
    static final String APPLIED = "SELECT version, checksum FROM playhead_migrations FINAL ORDER BY version";

    private static final Pattern DATABASE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(\\n|$)");
    private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^\\s*--.*$");

    private FactsMigration() {}

    /**
     * Idempotent.
     *
     * @throws IllegalStateException when a statement fails or an applied script was changed since
     */
    public static void migrate(ClickHouseSettings settings) {
        createDatabase(settings);
        try (ClickHouse clickHouse = new ClickHouse(settings)) {
            run(
                    clickHouse,
                    "CREATE TABLE IF NOT EXISTS playhead_migrations (version UInt32, name String, checksum UInt64, "
                            + "applied_at DateTime64(3, 'UTC') DEFAULT now64(3)) ENGINE = ReplacingMergeTree(applied_at) ORDER BY version",
                    Map.of());
            Map<Integer, Long> applied = applied(clickHouse);
            for (String name : Scripts.FACTS.names()) {
                apply(clickHouse, name, applied);
            }
        }
    }

    private static void createDatabase(ClickHouseSettings settings) {
        if (!DATABASE_NAME.matcher(settings.database()).matches()) {
            throw new IllegalStateException("not a ClickHouse database name: " + settings.database());
        }
        try (ClickHouse server = ClickHouse.withoutDatabase(settings)) {
            run(server, "CREATE DATABASE IF NOT EXISTS " + settings.database(), Map.of());
        }
    }

    private static void apply(ClickHouse clickHouse, String name, Map<Integer, Long> applied) {
        String script = Scripts.FACTS.text(name);
        int version = Scripts.version(name);
        Long before = applied.get(version);
        if (before != null) {
            if (before != checksum(script)) {
                throw new IllegalStateException(name + " was changed after it had been applied");
            }
            return;
        }
        statements(script).forEach(statement -> run(clickHouse, statement, Map.of()));
        run(
                clickHouse,
                "INSERT INTO playhead_migrations (version, name, checksum) SELECT {version:UInt32}, {name:String}, {checksum:UInt64}",
                Map.of("version", version, "name", name, "checksum", checksum(script)));
    }

    private static Map<Integer, Long> applied(ClickHouse clickHouse) {
        Map<Integer, Long> applied = new HashMap<>();
        try {
            clickHouse
                    .queryBlocking(APPLIED, Map.of())
                    .forEach(row -> applied.put(
                            row.get("version").asInt(), row.get("checksum").asLong()));
        } catch (Exception e) {
            throw new IllegalStateException("the applied migrations can't be read", e);
        }
        return applied;
    }

    private static void run(ClickHouse clickHouse, String statement, Map<String, Object> parameters) {
        try {
            clickHouse.executeBlocking(statement, parameters);
        } catch (Exception e) {
            throw new IllegalStateException("ClickHouse migration failed at: " + statement, e);
        }
    }

    static List<String> statements(String script) {
        return Arrays.stream(STATEMENT_END.split(COMMENT_LINE.matcher(script).replaceAll("")))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    static long checksum(String script) {
        CRC32C crc = new CRC32C();
        crc.update(script.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
