package dev.playhead.standalone.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The demo shop under {@code /demo/}: a page to record without having a site of one's own. */
public final class DemoPages {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "cart.html", "text/html; charset=utf-8",
            "checkout.html", "text/html; charset=utf-8",
            "shop.css", "text/css; charset=utf-8",
            "shop.js", "text/javascript; charset=utf-8");

    private final Map<String, String> texts = new TreeMap<>();

    private volatile String websiteId = "";

    public DemoPages() {
        MEDIA_TYPES.keySet().forEach(name -> texts.put(name, read(name)));
    }

    /** From now on the pages record into this website. */
    public void recordInto(String website) {
        websiteId = website;
    }

    void answer(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            Problem.answer(request, 405, "Method not allowed", "The demo pages are only read", "method_not_allowed");
        } else if (request.path().equals("/demo")) {
            request.response()
                    .setStatusCode(308)
                    .putHeader("Location", "/demo/")
                    .end();
        } else {
            String name = request.path().substring("/demo/".length());
            serve(request, name.isEmpty() ? "index.html" : name);
        }
    }

    private void serve(HttpServerRequest request, String name) {
        @Nullable String text = texts.get(name);
        if (text == null) {
            Problem.answer(request, 404, "Not found", "The demo has no such page", "no_such_page");
            return;
        }
        byte[] body = text.replace("{{websiteId}}", websiteId).getBytes(StandardCharsets.UTF_8);
        var response = request.response()
                .putHeader("Content-Type", MEDIA_TYPES.get(name))
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Length", Integer.toString(body.length));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(io.vertx.core.buffer.Buffer.buffer(body));
        }
    }

    private static String read(String name) {
        try (InputStream page = DemoPages.class.getResourceAsStream("/demo/" + name)) {
            if (page == null) {
                throw new IllegalStateException("The demo page " + name + " is missing from this build");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
