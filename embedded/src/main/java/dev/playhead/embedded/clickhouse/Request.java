package dev.playhead.embedded.clickhouse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.jspecify.annotations.Nullable;

/** A query as the ClickHouse HTTP protocol carries it: parameters of the address, headers and body. */
record Request(HttpExchange exchange, Map<String, String> address) {
    /** What the protocol itself uses; everything else in the address is a setting of the query. */
    private static final Set<String> OF_THE_PROTOCOL = Set.of(
            "query",
            "database",
            "default_format",
            "compress",
            "decompress",
            "user",
            "password",
            "quota_key",
            "query_id",
            "stacktrace",
            "role",
            "buffer_size",
            "wait_end_of_query",
            "session_id",
            "session_timeout",
            "session_check",
            "client_protocol_version",
            "close_session",
            "readonly");

    static Request of(HttpExchange exchange) {
        Map<String, String> address = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!name.isEmpty()) {
                address.put(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return new Request(exchange, address);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(address);
        settings.keySet().removeIf(name -> OF_THE_PROTOCOL.contains(name) || name.startsWith("param_"));
        return settings;
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        address.forEach((name, value) -> {
            if (name.startsWith("param_")) {
                parameters.put(name.substring("param_".length()), value);
            }
        });
        return parameters;
    }

    String database() {
        String named = either("database", "X-ClickHouse-Database");
        return named == null || named.isEmpty() ? ConnectionPool.HOME_DATABASE : named;
    }

    String defaultFormat() {
        String named = either("default_format", "X-ClickHouse-Format");
        return named == null || named.isEmpty() ? "TabSeparated" : named;
    }

    @Nullable
    String queryId() {
        return either("query_id", "X-ClickHouse-Query-Id");
    }

    boolean isSet(String name) {
        String value = address.get(name);
        return value != null && !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }

    boolean isReadOnly() {
        return exchange.getRequestMethod().equals("GET") || isSet("readonly");
    }

    boolean wantsGzip() {
        String accepted = headers().getFirst("Accept-Encoding");
        return isSet("enable_http_compression") && accepted != null && accepted.contains("gzip");
    }

    boolean isEmpty() {
        return exchange.getRequestMethod().equals("GET") && !address.containsKey("query");
    }

    String user() {
        String named = either("user", "X-ClickHouse-User");
        return named == null ? basic(0) : named;
    }

    String password() {
        String given = either("password", "X-ClickHouse-Key");
        return given == null ? basic(1) : given;
    }

    /** The statement's text, then the data that follows it. */
    InputStream text(long maxBytes) throws IOException {
        InputStream body = new BoundedBody(decoded(exchange.getRequestBody()), maxBytes);
        String query = address.get("query");
        return query == null
                ? body
                : new SequenceInputStream(
                        new ByteArrayInputStream((query + "\n").getBytes(StandardCharsets.UTF_8)), body);
    }

    private InputStream decoded(InputStream body) throws IOException {
        String encoding = headers().getFirst("Content-Encoding");
        InputStream plain =
                switch (encoding == null ? "" : encoding) {
                    case "", "identity" -> body;
                    case "gzip", "x-gzip" -> new GZIPInputStream(body);
                    case "deflate" -> new InflaterInputStream(body);
                    case "lz4" -> new LZ4FrameInputStream(body);
                    default -> throw new IOException("Content-Encoding " + encoding + " is not supported");
                };
        return isSet("decompress") ? Lz4Blocks.decompress(plain) : plain;
    }

    private String basic(int part) {
        String header = headers().getFirst("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            String[] parts = pair.split(":", 2);
            return part < parts.length ? parts[part] : "";
        } catch (IllegalArgumentException e) {
            return ""; // not Base64: no credentials
        }
    }

    private @Nullable String either(String parameter, String header) {
        String value = address.get(parameter);
        return value == null ? headers().getFirst(header) : value;
    }

    private Headers headers() {
        return exchange.getRequestHeaders();
    }
}
