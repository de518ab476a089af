package dev.playhead.embedded;

import dev.playhead.embedded.install.PostgreSqlBinaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** PostgreSQL with fsync on, listening on localhost only and trusting local users. */
public final class EmbeddedPostgreSql extends ServerProcess {
    public static final String NAME = "postgresql";

    private static final String USER = "postgres";

    public EmbeddedPostgreSql(Path dataDir, int port) {
        this(ServerSettings.of(NAME, dataDir, port));
    }

    public EmbeddedPostgreSql(ServerSettings settings) {
        super(NAME, settings);
    }

    public String host() {
        return "localhost";
    }

    public String database() {
        return "postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return USER;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/" + database();
    }

    /** {@code postgresql://host:port/database}, as the reactive client wants it. */
    public String reactiveUrl() {
        return "postgresql://localhost:" + port() + "/" + database();
    }

    @Override
    List<String> prepare() throws IOException {
        Path programs = PostgreSqlBinaries.locate().resolve("bin");
        Path cluster = settings().dataDir().resolve("data");
        if (!Files.exists(cluster)) {
            create(programs, cluster);
        }
        PostmasterLock.release(cluster, settings().stopDeadline());
        List<String> command = new ArrayList<>(Privileges.dropped());
        command.addAll(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                cluster.toString(),
                "-p",
                String.valueOf(port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "fsync=on",
                "-c",
                "logging_collector=off"));
        return command;
    }

    /** A cluster is complete or absent: it is made beside its place and renamed. */
    private void create(Path programs, Path cluster) throws IOException {
        Path partial = Files.createTempDirectory(
                settings().dataDir(),
                "initdb",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<String> command = new ArrayList<>(Privileges.dropped());
        command.addAll(List.of(
                programs.resolve("initdb").toString(),
                "-D",
                partial.toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF-8",
                "--locale=C.UTF-8",
                "--no-instructions"));
        Process initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        initdb.getOutputStream().close();
        String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (initdb.waitFor() != 0) {
                throw new ServerFailedException(name() + " cannot make its data folder; initdb says:\n" + output);
            }
        } catch (InterruptedException e) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while " + name() + " made its data folder", e);
        }
        Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    void askToEnd(ProcessHandle running) {
        // SIGTERM waits for clients to leave; SIGINT is PostgreSQL's fast shutdown.
        PostmasterLock.fastShutdown(running);
    }

    @Override
    boolean isPassing(String logTail) {
        // After kill -9 the orphaned children need a moment to see it and to let go of the shared memory.
        return logTail.contains("pre-existing shared memory block");
    }

    @Override
    boolean answers() throws IOException {
        if (!FreePorts.answers(port())) {
            return false;
        }
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 1")) {
            return result.next();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
