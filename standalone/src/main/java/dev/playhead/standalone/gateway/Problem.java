package dev.playhead.standalone.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** The gateway's own error answers, as RFC 9457 problems. */
final class Problem {
    static final String MEDIA_TYPE = "application/problem+json";

    /** A service that died is back within a few seconds, so that is how long a client waits. */
    static final String RETRY_AFTER_SECONDS = "2";

    private Problem() {}

    static String unavailable(Backend backend) {
        return problem(503, "Service unavailable", backend.serviceName() + " is not reachable; it is being restarted")
                .put("reason", "service_away")
                .put("service", backend.serviceName())
                .encode();
    }

    private static JsonObject problem(int status, String title, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    /** @param reason for machines, a word that stays */
    static void answer(HttpServerRequest request, int status, String title, String detail, String reason) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .end(problem(status, title, detail).put("reason", reason).encode());
    }
}
