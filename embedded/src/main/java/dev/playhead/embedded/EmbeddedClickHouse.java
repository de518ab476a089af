package dev.playhead.embedded;

import dev.playhead.embedded.clickhouse.ClickHouseMain;
import dev.playhead.embedded.install.ChdbLibrary;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ClickHouse engine in a process of its own, answering the ClickHouse HTTP protocol without sessions. */
public final class EmbeddedClickHouse extends ServerProcess {
    public static final String NAME = "clickhouse";

    private final ClickHouseSettings clickHouse;

    public EmbeddedClickHouse(Path dataDir, int port) {
        this(ServerSettings.of(NAME, dataDir, port), ClickHouseSettings.DEFAULTS);
    }

    public EmbeddedClickHouse(ServerSettings settings) {
        this(settings, ClickHouseSettings.DEFAULTS);
    }

    public EmbeddedClickHouse(ServerSettings settings, ClickHouseSettings clickHouse) {
        super(NAME, settings);
        this.clickHouse = clickHouse;
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public String jdbcUrl() {
        return "jdbc:clickhouse://localhost:" + port() + "/" + database();
    }

    public String username() {
        return clickHouse.username();
    }

    public String password() {
        return clickHouse.password();
    }

    public String database() {
        return "default";
    }

    @Override
    Map<String, String> environment() {
        return Map.of(ClickHouseMain.PASSWORD_VARIABLE, clickHouse.password());
    }

    @Override
    List<String> prepare() throws IOException {
        Path library = ChdbLibrary.locate();
        Path data = Files.createDirectories(settings().dataDir().resolve("data"));
        return ChildJvm.command(
                ClickHouseMain.class,
                settings(),
                List.of("-Dsun.net.httpserver.nodelay=true", "-Dsun.net.httpserver.idleInterval=300"),
                library.toString(),
                data.toString(),
                String.valueOf(port()),
                String.valueOf(clickHouse.connections()),
                String.valueOf(clickHouse.waitDeadline().toMillis()),
                String.valueOf(clickHouse.maxBodyBytes()),
                clickHouse.username());
    }

    @Override
    boolean answers() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url() + "/ping").toURL().openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(2_000);
        try {
            return connection.getResponseCode() == 200;
        } finally {
            connection.disconnect();
        }
    }
}
