package dev.playhead.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.playhead.standalone.RunningPlayhead;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody's website on an origin of its own, with our script tag on every page. */
public final class Shop implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> generated = new ConcurrentHashMap<>();
    private final RunningPlayhead playhead;
    private final String websiteId;

    Shop(RunningPlayhead playhead) {
        this(playhead, playhead.websiteId());
    }

    /** @param websiteId the one that its pages are recorded for */
    public Shop(RunningPlayhead playhead, String websiteId) {
        this.playhead = playhead;
        this.websiteId = websiteId;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** Adds a page; {{websiteId}} and {{gateway}} are filled in. */
    public void page(String path, String html) {
        generated.put(path, html);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String text =
                generated.containsKey(path) ? generated.get(path) : resource(path.equals("/") ? "/index.html" : path);
        try (exchange) {
            if (text == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = text.replace("{{websiteId}}", websiteId)
                    .replace("{{gateway}}", playhead.gateway().toString().replaceAll("/$", ""))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = Shop.class.getResourceAsStream("/shop" + path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
