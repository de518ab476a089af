package dev.playhead.query.page;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/** Answers what no resource and no file does. */
public class UnknownPaths {
    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MAX_VALUE).handler(context -> context.response()
                .setStatusCode(404)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", "Not found")
                        .put("status", 404)
                        .put("detail", "There is nothing at this path.")
                        .put("reason", "not_found")
                        .encode()));
    }
}
