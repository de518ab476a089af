package dev.playhead.query.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Headers of every answer. The dashboard shows what strangers' browsers recorded, so its page may do as little as possible. */
public class PageHeaders {
    /** Above the handlers of Quarkus, so that static files get the headers too. */
    private static final int FIRST = 1_000;

    /**
     * Scripts come from this origin only. A replay's frame is about:blank and inherits this policy: styles, images, fonts and media of
     * the recorded page may come from anywhere, scripts, frames, plugins, forms and connections from nowhere.
     */
    private static final String PAGE_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "connect-src 'self'",
            "style-src 'self' 'unsafe-inline' https: http:",
            "img-src 'self' data: blob: https: http:",
            "font-src 'self' data: blob: https: http:",
            "media-src data: blob: https: http:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(ignored -> decorate(context));
                    context.next();
                },
                FIRST);
    }

    private static void decorate(RoutingContext context) {
        MultiMap headers = context.response().headers();
        String path = context.normalizedPath();
        boolean page = !isData(path);
        headers.set("Content-Security-Policy", page ? PAGE_POLICY : API_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cache-Control", caching(path, context.response().getStatusCode()));
    }

    /** The rest is files of the page. {@code /recordings} is rrweb Cloud's API. */
    private static boolean isData(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/q/")
                || path.equals("/recordings")
                || path.startsWith("/recordings/");
    }

    /** A file under {@code /assets/} has a hash of its content in its name; everything else is asked for anew. */
    private static String caching(String path, int status) {
        if (isData(path)) {
            return "no-store";
        }
        boolean found = status == 200 || status == 304;
        return found && path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
