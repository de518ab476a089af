package dev.playhead.embedded.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.playhead.embedded.process.ParentWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * Runs the engine behind HTTP. Arguments: library, data folder, port, connections, wait deadline in ms, most bytes of
 * a body, user; the password comes in {@link #PASSWORD_VARIABLE}.
 */
public final class ClickHouseMain {
    public static final String PASSWORD_VARIABLE = "PLAYHEAD_CLICKHOUSE_PASSWORD";

    private ClickHouseMain() {}

    public static void main(String[] arguments) throws IOException, ClickHouseException {
        ParentWatch.begin();
        String password = System.getenv(PASSWORD_VARIABLE);
        ConnectionPool pool = new ConnectionPool(
                new Chdb(Path.of(arguments[0])),
                arguments[1],
                Integer.parseInt(arguments[3]),
                Duration.ofMillis(Long.parseLong(arguments[4])));
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])), 256);
        // Threads of the system, not virtual ones: a call into the engine would pin its carrier for as long as it
        // takes.
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("query-", 0).factory()));
        server.createContext(
                "/",
                new QueryHandler(
                        pool,
                        new Credentials(arguments[6], password == null ? "" : password),
                        Long.parseLong(arguments[5])));
        server.createContext("/ping", ClickHouseMain::ping);
        server.start();
        System.out.println("ClickHouse engine " + pool.version() + " answers on port " + arguments[2]);
    }

    private static void ping(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] text = "Ok.\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(text);
            }
        }
    }
}
