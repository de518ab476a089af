package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.FreePorts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements that operators are told to run, run against the catalog's own schema in a real PostgreSQL. */
class RunbookSqlTest {
    private static final Pattern SQL = Pattern.compile("(?s)```sql\\n(.*?)```");

    @TempDir
    static Path data;

    private static EmbeddedPostgreSql server;

    @BeforeAll
    static void start() {
        server = new EmbeddedPostgreSql(data, FreePorts.any());
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fillACatalog() throws SQLException {
        run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        for (Path script : Repository.files("recording-storage/src/main/resources/db/catalog", ".sql")) {
            run(Repository.read(script));
        }
        run("""
                INSERT INTO log_identity VALUES ('playhead.chunks', 'old', 8);
                INSERT INTO partitions (partition, owner_epoch, owner, next_offset, pending) VALUES (3, 7, 'a', 900, '[{}]');
                INSERT INTO segments (segment_id, object_key, state, owner, published_at)
                VALUES ('00000000-0000-7000-8000-000000000001', 'segments/a', 'published', 'a', now());
                INSERT INTO segment_sections VALUES ('00000000-0000-7000-8000-000000000001', 3, 0, 900, 0, 10, 1, true);
                """);
        run("""
                INSERT INTO archives (recording_id, generation, object_key, stored_bytes, raw_bytes, event_count, frames)
                VALUES (gen_random_uuid(), 1, 'archives/a', 10, 20, 1, '[]');
                """);
        for (String state : List.of("live", "ready", "erased")) {
            run(
                    "INSERT INTO recordings (recording_id, website_id, dialect, partition, state, revision, first_received_at,"
                            + " last_received_at, last_offset, started_at, accept_state, detect_state)"
                            + " VALUES (gen_random_uuid(), 'flid_a', 'native', 3, '" + state
                            + "', 1, 10, 20, 899, 10, '', '')");
        }
    }

    @Test
    void anotherLogEndsWhatWasLiveAndBeginsAnew() throws SQLException {
        runPage("docs/operate/another-log.md");

        assertThat(number("SELECT count(*) FROM recordings WHERE state = 'live'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM recordings WHERE state = 'ready' AND ended_at = 20 AND revision = 1"))
                .as("the one that was live has a revision of its own")
                .isOne();
        assertThat(number("SELECT count(*) FROM recordings_outbox")).isEqualTo(2);
        assertThat(number("SELECT count(*) FROM recordings WHERE state = 'erased'"))
                .isOne();
        assertThat(number("SELECT next_offset FROM partitions")).isZero();
        assertThat(number("SELECT owner_epoch FROM partitions")).isEqualTo(8);
        assertThat(number("SELECT jsonb_array_length(pending) FROM partitions")).isZero();
        assertThat(number("SELECT count(*) FROM log_identity")).isZero();
        assertThat(number("SELECT count(*) FROM segments")).isOne();
    }

    @Test
    void anEmptyClickHouseIsToldEverything() throws SQLException {
        runPage("docs/operate/backups.md");

        assertThat(number("SELECT count(*) FROM segment_sections WHERE NOT facts_loaded"))
                .isOne();
        assertThat(number("SELECT count(*) FROM archives WHERE NOT facts_loaded"))
                .isOne();
        assertThat(number("SELECT count(*) FROM recordings_outbox")).isEqualTo(3);
    }

    private static void runPage(String page) throws SQLException {
        Matcher statements = SQL.matcher(Repository.read(page));
        assertThat(statements.find()).isTrue();
        run(statements.group(1));
        assertThat(statements.find()).as("one block of statements a page").isFalse();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
