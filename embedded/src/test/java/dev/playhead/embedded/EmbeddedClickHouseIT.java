package dev.playhead.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClickHouseIT {
    @TempDir
    static Path folder;

    private static EmbeddedClickHouse server;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = new EmbeddedClickHouse(
                ServerSettings.of("clickhouse", folder, 0).withDeadlines(Duration.ofSeconds(30), Duration.ofSeconds(5)),
                ClickHouseSettings.DEFAULTS.withPassword("secret"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void servesJdbc() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "default", "secret")) {
            connection
                    .createStatement()
                    .execute("CREATE TABLE jdbc (id UInt64, name String) ENGINE = MergeTree ORDER BY id");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO jdbc VALUES (?, ?)")) {
                for (int i = 0; i < 100; i++) {
                    insert.setLong(1, i);
                    insert.setString(2, "it's \\ #" + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT count(), any(name) FROM jdbc WHERE id = ?")) {
                select.setLong(1, 42);
                ResultSet rows = select.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(1);
                assertThat(rows.getString(2)).isEqualTo("it's \\ #42");
            }
            assertThatThrownBy(() -> connection.createStatement().executeQuery("SELECT * FROM missing"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void takesAStreamedInsertOfTheClient() throws Exception {
        for (boolean compressed : new boolean[] {false, true}) {
            try (Client client = client(compressed)) {
                String table = "streamed_" + compressed;
                query("CREATE TABLE " + table + " (id UInt64, text String) ENGINE = MergeTree ORDER BY id", Map.of());
                StringBuilder rows = new StringBuilder();
                for (int i = 0; i < 150_000; i++) {
                    rows.append("{\"id\":")
                            .append(i)
                            .append(",\"text\":\"row ")
                            .append(i)
                            .append("\"}\n");
                }
                try (InsertResponse response = client.insert(
                                table,
                                new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)),
                                ClickHouseFormat.JSONEachRow,
                                new InsertSettings())
                        .get()) {
                    assertThat(response.getWrittenRows()).isEqualTo(150_000);
                }

                List<GenericRecord> answer = client.queryAll("SELECT count() AS n, sum(id) AS s FROM " + table);

                assertThat(answer.getFirst().getLong("n")).isEqualTo(150_000);
                assertThat(answer.getFirst().getLong("s")).isEqualTo(150_000L * 149_999 / 2);
                assertThat(client.queryAll("SELECT id, text FROM " + table + " ORDER BY id"))
                        .hasSize(150_000);
                assertThatThrownBy(() -> client.queryAll("SELECT * FROM missing"))
                        .hasStackTraceContaining("UNKNOWN_TABLE");
            }
        }
    }

    @Test
    void servesInsertersAndReadersAtOnce() throws Exception {
        query("CREATE TABLE busy (id UInt64) ENGINE = MergeTree ORDER BY id", Map.of());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                boolean inserts = thread % 2 == 0;
                work.add(executor.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        HttpResponse<String> response = inserts
                                ? query("INSERT INTO busy SELECT number FROM numbers(1000)", Map.of())
                                : query("SELECT count() FROM busy", Map.of());
                        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    }
                    return null;
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }

        assertThat(query("SELECT count() FROM busy", Map.of()).body()).isEqualTo("60000\n");
    }

    @Test
    void reportsErrorsAsTheServerDoes() throws Exception {
        HttpResponse<String> syntax = query("SELEC 1", Map.of());
        HttpResponse<String> table = query("SELECT * FROM missing", Map.of());
        HttpResponse<String> thrown = query("SELECT throwIf(1)", Map.of());
        HttpResponse<String> setting = query("SELECT 1", Map.of("no_such_setting", "1"));

        assertThat(code(syntax)).isEqualTo("62");
        assertThat(syntax.statusCode()).isEqualTo(400);
        assertThat(code(table)).isEqualTo("60");
        assertThat(table.statusCode()).isEqualTo(404);
        assertThat(table.body()).startsWith("Code: 60. DB::Exception: ").contains("(version ");
        assertThat(code(thrown)).isEqualTo("395");
        assertThat(thrown.statusCode()).isEqualTo(500);
        assertThat(code(setting)).isEqualTo("115");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/?query=SELECT+1&user=default&password=guess"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(code(response)).isEqualTo("516");
    }

    @Test
    void streamsALargeAnswer() throws Exception {
        for (String format : List.of("RowBinary", "RowBinaryWithNamesAndTypes", "CSVWithNames")) {
            long bytes = 0;
            try (InputStream body = HTTP.send(
                            request("SELECT number FROM numbers(5000000)", Map.of("default_format", format)),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                byte[] buffer = new byte[65_536];
                for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                    bytes += n;
                }
            }
            long expected =
                    switch (format) {
                        case "RowBinary" -> 40_000_000L;
                        case "CSVWithNames" -> "\"number\"\n".length() + 38_888_890L;
                        default -> 1 + 7 + 7 + 40_000_000L;
                    };
            assertThat(bytes).as(format).isEqualTo(expected);
        }
    }

    @Test
    void freesTheConnectionOfAReaderThatLeft() throws Exception {
        for (int i = 0; i < 10; i++) {
            HttpResponse<InputStream> response = HTTP.send(
                    request("SELECT number FROM numbers(50000000000)", Map.of()),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.body().readNBytes(1_000)).hasSize(1_000);
            response.body().close();
        }

        assertThat(query("SELECT 1", Map.of()).body()).isEqualTo("1\n");
    }

    @Test
    void deduplicatesByToken() throws Exception {
        query(
                "CREATE TABLE dedup (id UInt64) ENGINE = MergeTree ORDER BY id"
                        + " SETTINGS non_replicated_deduplication_window = 100",
                Map.of());
        for (String token : List.of("a", "a", "b")) {
            HttpResponse<String> response = insert("dedup", "JSONEachRow", "{\"id\":1}\n{\"id\":2}\n", token);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }

        assertThat(query("SELECT count() FROM dedup", Map.of()).body()).isEqualTo("4\n");
    }

    @Test
    void writesALargeInsertAsOnePart() throws Exception {
        query("CREATE TABLE one_part (id UInt64) ENGINE = MergeTree ORDER BY id", Map.of());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            rows.append("{\"id\":").append(i).append("}\n");
        }

        insert("one_part", "JSONEachRow", rows.toString(), "t");

        assertThat(query("SELECT count(), sum(rows) FROM system.parts WHERE table = 'one_part' AND active", Map.of())
                        .body())
                .isEqualTo("1\t300000\n");
    }

    @Test
    void commitsNothingOfABrokenInsert() throws Exception {
        query("CREATE TABLE broken (id UInt64) ENGINE = MergeTree ORDER BY id", Map.of());

        HttpResponse<String> response = insert("broken", "JSONEachRow", "{\"id\":1}\n{\"id\":\"x\"}\n", "t");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(query("SELECT count() FROM broken", Map.of()).body()).isEqualTo("0\n");
    }

    @Test
    void bindsParameters() throws Exception {
        HttpResponse<String> response =
                query("SELECT {n:UInt32} + 1, {s:String}", Map.of("param_n", "41", "param_s", "it's"));

        assertThat(response.body()).isEqualTo("42\tit\\'s\n");
    }

    @Test
    void keepsSettingsAndDatabaseToTheirRequest() throws Exception {
        query("CREATE DATABASE other", Map.of());
        String probe = "SELECT getSetting('max_threads') = 7, currentDatabase()";
        assertThat(query(probe, Map.of("max_threads", "7", "database", "other")).body())
                .isEqualTo("1\tother\n");
        query("SET max_threads = 7", Map.of());
        query("USE other", Map.of());
        query("SELEC", Map.of("max_threads", "7", "database", "other"));

        for (int i = 0; i < 8; i++) {
            assertThat(query(probe, Map.of()).body()).isEqualTo("0\tdefault\n");
        }
    }

    @Test
    void keepsItsDataAfterKill() throws Exception {
        query("CREATE TABLE kept (id UInt64) ENGINE = MergeTree ORDER BY id", Map.of());
        query("INSERT INTO kept SELECT number FROM numbers(1000)", Map.of());

        server.kill();
        assertThat(server.isAlive()).isFalse();
        server.start();

        assertThat(query("SELECT count() FROM kept", Map.of()).body()).isEqualTo("1000\n");
    }

    private static Client client(boolean compressed) {
        return new Client.Builder()
                .addEndpoint(server.url())
                .setUsername("default")
                .setPassword("secret")
                .compressClientRequest(compressed)
                .compressServerResponse(compressed)
                .build();
    }

    private static HttpResponse<String> insert(String table, String format, String rows, String token)
            throws IOException, InterruptedException {
        String query = "INSERT INTO " + table + " FORMAT " + format;
        return HTTP.send(
                base("?query=" + encode(query) + "&insert_deduplication_token=" + token)
                        .POST(HttpRequest.BodyPublishers.ofString(rows))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> query(String sql, Map<String, String> address)
            throws IOException, InterruptedException {
        return HTTP.send(request(sql, address), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String sql, Map<String, String> address) {
        StringBuilder query = new StringBuilder("?");
        address.forEach((name, value) ->
                query.append(name).append('=').append(encode(value)).append('&'));
        return base(query.toString())
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
    }

    private static HttpRequest.Builder base(String query) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/" + query))
                .header("X-ClickHouse-User", "default")
                .header("X-ClickHouse-Key", "secret");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String code(HttpResponse<String> response) {
        return response.headers().firstValue("X-ClickHouse-Exception-Code").orElse("none");
    }
}
