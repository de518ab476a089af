package dev.playhead.standalone.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/** Which headers travel on to a service, and what the gateway adds about the client. */
final class Forwarding {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "expect");

    private Forwarding() {}

    /** Says who asked, and under which name: a TLS-terminating proxy in front may have said so already. */
    static void describeClient(HttpServerRequest request, MultiMap headers) {
        String client = request.remoteAddress().hostAddress();
        String earlier = headers.get("X-Forwarded-For");
        headers.set("X-Forwarded-For", earlier == null ? client : earlier + ", " + client);
        if (!headers.contains("X-Forwarded-Proto")) {
            headers.set("X-Forwarded-Proto", request.scheme());
        }
        String host = request.getHeader("Host");
        if (host != null && !headers.contains("X-Forwarded-Host")) {
            headers.set("X-Forwarded-Host", host);
        }
    }

    static boolean travelsOn(String headerName) {
        return !HOP_BY_HOP.contains(headerName.toLowerCase(Locale.ROOT));
    }
}
