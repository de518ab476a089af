package dev.playhead.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSqlIT {
    @TempDir
    Path folder;

    @Test
    void keepsCommittedRowsAfterKillBelowAPrivateFolder() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgreSql server = new EmbeddedPostgreSql(folder.resolve("pg"), 0)) {
            server.start();
            run(server, "create table kept(id int)");
            run(server, "insert into kept values (1), (2)");

            server.kill();
            assertThat(server.isAlive()).isFalse();
            server.start();

            try (Connection connection = connect(server);
                    ResultSet rows = connection.createStatement().executeQuery("select count(*) from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
    }

    @Test
    void stopsWithClientsConnected() throws Exception {
        try (EmbeddedPostgreSql server = new EmbeddedPostgreSql(folder, 0)) {
            server.start();
            try (Connection connection = connect(server)) {
                assertThat(connection.isValid(1)).isTrue();

                server.restart();

                assertThat(connection.isValid(1)).isFalse();
            }
            run(server, "select 1");
        }
    }

    private static void run(EmbeddedPostgreSql server, String sql) throws SQLException {
        try (Connection connection = connect(server)) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgreSql server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
