package dev.playhead.ingest.answer;

import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.WebsiteId;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Cross-origin headers. An allowed origin is echoed with credentials allowed; another gets no header, and the browser
 * keeps the answer from its page. A preflight and a refused request often do not tell their website: then an origin is
 * answered that any website allows, for enforcing happens on the write.
 */
@Singleton
public final class Cors {
    /** Where a handler leaves the {@link WebsiteId} that the request turned out to be for. */
    public static final String WEBSITE = "playhead.website";

    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private static final String ALLOWED_HEADERS = "Content-Type, Content-Encoding, Authorization";
    private static final String EXPOSED_HEADERS = "Retry-After, Playhead-Flush-Interval";
    private static final String MAX_AGE_SECONDS = "86400";

    @Inject
    Websites websites;

    @ServerResponseFilter
    public void add(ContainerResponseContext response, RoutingContext http) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (headers.containsKey(ALLOW_ORIGIN) || !allow(http, headers::add)) {
            return;
        }
        if (http.request().method().name().equals("OPTIONS")) {
            // A dialect may have said it in its own way.
            headers.computeIfAbsent("Access-Control-Allow-Methods", _ -> new ArrayList<>(List.of("POST, OPTIONS")));
            headers.computeIfAbsent("Access-Control-Allow-Headers", _ -> new ArrayList<>(List.of(ALLOWED_HEADERS)));
            headers.putSingle("Access-Control-Max-Age", MAX_AGE_SECONDS);
        }
    }

    /**
     * Says who may read the answer.
     *
     * @param header takes names and values
     * @return whether it is the page that asked
     */
    boolean allow(RoutingContext http, BiConsumer<String, String> header) {
        header.accept("Vary", "Origin");
        String origin = http.request().getHeader("Origin");
        if (origin == null || !allowed(http, origin)) {
            return false;
        }
        header.accept(ALLOW_ORIGIN, origin);
        header.accept("Access-Control-Allow-Credentials", "true");
        header.accept("Access-Control-Expose-Headers", EXPOSED_HEADERS);
        return true;
    }

    private boolean allowed(RoutingContext http, String origin) {
        return RequestedWebsite.of(http)
                .flatMap(websites::find)
                .map(website -> Websites.allows(website, origin))
                .orElseGet(() -> websites.anyAllows(origin));
    }
}
