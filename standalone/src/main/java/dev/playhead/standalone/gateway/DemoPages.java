package dev.playhead.standalone.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The demo shop under {@code /demo/}: pages to record without having a site of one's own. Two of its paths are troubles on
 * purpose, so that a visit has something to find: a slow answer and a broken one.
 */
public final class DemoPages {
    private static final int SLOWEST_DELIVERY_MS = 3_900;
    private static final int FASTEST_DELIVERY_MS = 3_100;

    private final DemoSite site = new DemoSite();

    private volatile String websiteId = "";

    /** From now on the pages record into this website. */
    public void recordInto(String website) {
        websiteId = website;
    }

    void answer(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (request.path().equals("/demo/newsletter")) {
            Problem.answer(
                    request, 502, "Bad gateway", "The demo's mail service is broken on purpose", "broken_on_purpose");
        } else if (!reads) {
            Problem.answer(request, 405, "Method not allowed", "The demo's pages are only read", "method_not_allowed");
        } else if (request.path().equals("/demo")) {
            request.response()
                    .setStatusCode(308)
                    .putHeader("Location", "/demo/")
                    .end();
        } else if (request.path().equals("/demo/delivery")) {
            answerSlowly(request);
        } else if (request.path().startsWith("/demo/assets/")) {
            asset(request, request.path().substring("/demo/assets/".length()));
        } else {
            DemoSite.Page page = site.page(request.path());
            HttpServerResponse response = request.response()
                    .setStatusCode(page.status())
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .putHeader("Cache-Control", "no-store");
            send(request, response, page.html().replace("{{websiteId}}", websiteId));
        }
    }

    private void asset(HttpServerRequest request, String name) {
        Optional<DemoSite.Asset> asset = site.asset(name);
        if (asset.isEmpty()) {
            Problem.answer(request, 404, "Not found", "The demo has no such file", "no_such_file");
            return;
        }
        HttpServerResponse response = request.response()
                .putHeader("Content-Type", asset.get().mediaType())
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", asset.get().tag());
        if (asset.get().tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            send(request, response, asset.get().text());
        }
    }

    private static void answerSlowly(HttpServerRequest request) {
        long patience = ThreadLocalRandom.current().nextLong(FASTEST_DELIVERY_MS, SLOWEST_DELIVERY_MS);
        String postcode = Optional.ofNullable(request.getParam("postcode")).orElse("");
        boolean inTown = postcode.toLowerCase(Locale.ROOT).startsWith("1");
        JsonObject answer = new JsonObject().put("days", inTown ? 1 : 3).put("carrier", inTown ? "bicycle" : "post");
        Vertx.currentContext().owner().setTimer(patience, ignored -> {
            if (!request.response().closed()) {
                send(request, request.response().putHeader("Content-Type", "application/json"), answer.encode());
            }
        });
    }

    private static void send(HttpServerRequest request, HttpServerResponse response, String text) {
        Buffer body = Buffer.buffer(text);
        response.putHeader("Content-Length", Integer.toString(body.length()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
