package dev.playhead.ingest.receive;

import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request with its whole body.
 *
 * @param http for the query, headers, and to leave notes to filters
 * @param body as sent, not inflated
 * @param lease holds at least the body's size; the reader of the body releases it after the answer
 * @param receivedAt epoch milliseconds at the body's last byte
 */
public record Received(RoutingContext http, byte[] body, Lease lease, long receivedAt) {
    /** What an append needs of this request. */
    public Receipt receipt() {
        return new Receipt(lease, receivedAt);
    }

    /** The client's address, behind trusted proxies the one that they tell. For counting only: it is never stored. */
    public String clientAddress() {
        SocketAddress address = http.request().remoteAddress();
        return address == null ? "" : address.hostAddress();
    }

    /** A query parameter. */
    public @Nullable String query(String name) {
        return queries().get(name);
    }

    /** A request header. */
    public @Nullable String header(String name) {
        return http.request().getHeader(name);
    }

    /**
     * Whether the body may be a JSON message: {@code text/plain} is what a page may send while it unloads, without asking
     * first, and a missing type is taken for it.
     */
    public boolean isJsonOrPlainText() {
        String type = header("Content-Type");
        String lower = type == null ? "" : type.trim().toLowerCase(Locale.ROOT);
        return lower.isEmpty() || lower.startsWith("application/json") || lower.startsWith("text/plain");
    }

    private MultiMap queries() {
        return http.queryParams();
    }
}
