package dev.playhead.storage.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.command.CommandSettings;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.storage.context.BackToCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Statements to ClickHouse. Thread-safe. Every operation runs on a virtual thread and fails with {@link ClickHouseFailure}.
 *
 * <p>Parameters are written {@code {name:Type}} in the SQL and passed by name; never build SQL from input.
 */
@ApplicationScoped
public class ClickHouse implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ClickHouseSettings settings;
    private final Client client;

    @Inject
    public ClickHouse(ClickHouseSettings settings) {
        this(settings, settings.database());
    }

    private ClickHouse(ClickHouseSettings settings, String database) {
        this.settings = settings;
        this.client = new Client.Builder()
                .addEndpoint(settings.url())
                .setUsername(settings.username())
                .setPassword(settings.password().orElse(""))
                .setDefaultDatabase(database)
                .setClientName("playhead")
                .setConnectTimeout(settings.connectTimeout().toMillis(), ChronoUnit.MILLIS)
                .setConnectionRequestTimeout(settings.readTimeout().toMillis(), ChronoUnit.MILLIS)
                .setSocketTimeout(settings.readTimeout().toMillis(), ChronoUnit.MILLIS)
                .setMaxConnections(settings.maxConnections())
                // Our statements are small or compressed at rest; a proxy or an embedded engine need not know LZ4
                // frames.
                .compressServerResponse(false)
                .compressClientRequest(false)
                // The call blocks its virtual thread until the server has answered: that answer is the acknowledgement.
                .useAsyncRequests(false)
                .setMaxRetries(2)
                .build();
    }

    /** For migration, where our database may not exist yet. */
    public static ClickHouse withoutDatabase(ClickHouseSettings settings) {
        return new ClickHouse(settings, "default");
    }

    /** Rows as JSON objects; 64-bit integers are JSON numbers. */
    public Uni<List<ObjectNode>> query(String sql, Map<String, Object> parameters) {
        return onVirtualThread(() -> queryBlocking(sql, parameters));
    }

    /**
     * The same, with settings for this statement.
     *
     * @param serverSettings by the server's names; a statement's own {@code SETTINGS} clause would win over them
     */
    public Uni<List<ObjectNode>> query(String sql, Map<String, Object> parameters, Map<String, String> serverSettings) {
        return onVirtualThread(() -> queryBlocking(sql, parameters, serverSettings));
    }

    public List<ObjectNode> queryBlocking(String sql, Map<String, Object> parameters) throws Exception {
        return queryBlocking(sql, parameters, Map.of());
    }

    private List<ObjectNode> queryBlocking(
            String sql, Map<String, Object> parameters, Map<String, String> serverSettings) throws Exception {
        QuerySettings how = new QuerySettings()
                .setFormat(ClickHouseFormat.JSONEachRow)
                .setMaxExecutionTime((int) settings.queryTimeout().toSeconds())
                // Errors after the first rows then come as an error status, not in the middle of a good answer.
                .waitEndOfQuery(true)
                .serverSetting("output_format_json_quote_64bit_integers", "0");
        serverSettings.forEach(how::serverSetting);
        try (var answer = client.query(sql, Parameters.escaped(parameters), how).get();
                InputStream rows = answer.getInputStream()) {
            return JsonRows.read(rows, settings.maxAnswerBytes());
        }
    }

    /** The answer as the server wrote it. Fails with {@link ClickHouseFailure.Refused} without a code where it is too large. */
    public Uni<byte[]> ask(Question question) {
        return onVirtualThread(() -> askBlocking(question));
    }

    public byte[] askBlocking(Question question) throws Exception {
        QuerySettings how = new QuerySettings()
                .setFormat(question.format().clients())
                .setDatabase(question.database())
                .setMaxExecutionTime((int) settings.queryTimeout().toSeconds())
                .waitEndOfQuery(true);
        question.serverSettings().forEach(how::serverSetting);
        try (var answer = client.query(question.sql(), Parameters.escaped(question.parameters()), how)
                        .get();
                InputStream rows = answer.getInputStream()) {
            return JsonRows.bounded(rows, question.maxAnswerBytes());
        }
    }

    /** A statement without an answer: DDL, DELETE. */
    public Uni<Void> execute(String sql, Map<String, Object> parameters) {
        return onVirtualThread(() -> {
                    executeBlocking(sql, parameters);
                    return true;
                })
                .replaceWithVoid();
    }

    public void executeBlocking(String sql, Map<String, Object> parameters) throws Exception {
        CommandSettings how = new CommandSettings();
        how.waitEndOfQuery(true);
        client.execute(sql, Parameters.escaped(parameters), how).get().close();
    }

    /** Rows as JSONEachRow lines; the answer is the server's acknowledgement. */
    public Uni<Void> insert(Insert insert) {
        return onVirtualThread(() -> {
                    insertBlocking(insert);
                    return true;
                })
                .replaceWithVoid();
    }

    public void insertBlocking(Insert insert) throws Exception {
        InsertSettings how = new InsertSettings();
        insert.serverSettings().forEach(how::serverSetting);
        how.serverSetting("min_free_disk_bytes_to_perform_insert", Long.toString(settings.minFreeBytes()));
        how.setDeduplicationToken(insert.deduplicationToken());
        client.insert(
                        insert.table(),
                        body -> {
                            body.write(insert.jsonEachRow());
                            body.close();
                        },
                        ClickHouseFormat.JSONEachRow,
                        how)
                .get()
                .close();
    }

    /** Answers whether the server is there. */
    public Uni<Boolean> ping() {
        return onVirtualThread(client::ping);
    }

    @PreDestroy
    @Override
    public void close() {
        client.close();
        threads.close();
    }

    private <T> Uni<T> onVirtualThread(Blocking<T> work) {
        return BackToCaller.uni(() -> CompletableFuture.supplyAsync(() -> answer(work), threads));
    }

    private static <T> T answer(Blocking<T> work) {
        try {
            return work.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClickHouseFailure.Unavailable("interrupted", e);
        } catch (Exception e) {
            throw Failures.of(e);
        }
    }

    @FunctionalInterface
    private interface Blocking<T> {
        T call() throws Exception;
    }
}
