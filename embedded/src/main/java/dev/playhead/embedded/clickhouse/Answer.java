package dev.playhead.embedded.clickhouse;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The response to one query. Its head is sent with the first bytes, so an error before them still gets its status. */
final class Answer {
    private static final int COPY_BYTES = 64 * 1024;

    private final HttpExchange exchange;
    private final Request request;
    private final String serverVersion;
    private @Nullable OutputStream body;

    Answer(Request request, String serverVersion) {
        this.exchange = request.exchange();
        this.request = request;
        this.serverVersion = serverVersion;
        Headers headers = exchange.getResponseHeaders();
        String queryId = request.queryId();
        headers.set("X-ClickHouse-Server-Display-Name", "playhead-embedded");
        headers.set(
                "X-ClickHouse-Query-Id",
                queryId == null || queryId.isEmpty() ? UUID.randomUUID().toString() : queryId);
        headers.set("X-ClickHouse-Timezone", "UTC");
    }

    void describe(String format) {
        exchange.getResponseHeaders().set("X-ClickHouse-Format", format);
        exchange.getResponseHeaders().set("Content-Type", contentType(format));
    }

    /** Writes pieces that together make one document. */
    EngineConnection.Sink sink(Joint joint) {
        long[] header = {-1};
        return piece -> {
            long skip = 0;
            if (header[0] < 0) {
                header[0] = joint.headerLength(piece);
            } else {
                skip = header[0];
            }
            write(piece.asSlice(skip));
        };
    }

    private void write(MemorySegment bytes) throws IOException {
        OutputStream out = body();
        byte[] copy = new byte[(int) Math.min(COPY_BYTES, bytes.byteSize())];
        for (long at = 0; at < bytes.byteSize(); at += copy.length) {
            int n = (int) Math.min(copy.length, bytes.byteSize() - at);
            MemorySegment.copy(bytes, JAVA_BYTE, at, copy, 0, n);
            out.write(copy, 0, n);
        }
    }

    private OutputStream body() throws IOException {
        OutputStream present = body;
        if (present != null) {
            return present;
        }
        boolean gzip = request.wantsGzip();
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, 0);
        OutputStream plain = exchange.getResponseBody();
        OutputStream encoded = gzip ? new GZIPOutputStream(plain) : plain;
        OutputStream opened = request.isSet("compress") ? Lz4Blocks.compress(encoded) : encoded;
        body = opened;
        return opened;
    }

    void finish(Progress progress) throws IOException {
        if (body == null) {
            exchange.getResponseHeaders().set("X-ClickHouse-Summary", progress.asJson());
        }
        body().close();
    }

    /** An error in the middle of an answer breaks the connection off: the client must not take it for complete. */
    void fail(ClickHouseException error) throws IOException {
        if (body != null) {
            exchange.close();
            return;
        }
        Headers headers = exchange.getResponseHeaders();
        headers.remove("Content-Encoding");
        headers.set("X-ClickHouse-Exception-Code", String.valueOf(error.code()));
        headers.set("Content-Type", "text/plain; charset=UTF-8");
        byte[] text = (error.getMessage() + " (version " + serverVersion + " (official build))\n")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(error.httpStatus(), text.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(text);
        }
    }

    private static String contentType(String format) {
        if (format.startsWith("JSON")) {
            return format.contains("EachRow")
                    ? "application/x-ndjson; charset=UTF-8"
                    : "application/json; charset=UTF-8";
        }
        if (format.startsWith("TabSeparated") || format.startsWith("TSV")) {
            return "text/tab-separated-values; charset=UTF-8";
        }
        return format.startsWith("CSV") ? "text/csv; charset=UTF-8" : "application/octet-stream";
    }
}
