package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Cors;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.WebsiteId;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, as far as a request tells.
 *
 * @param origin the page's, as the browser sent it; null = none
 * @param foundWebsite is told the website as soon as it is known, for the answer's CORS headers and what is counted by website
 */
public record Caller(@Nullable String origin, Consumer<WebsiteId> foundWebsite) {
    /** Of an HTTP request. */
    public static Caller of(Received request) {
        return of(request.http());
    }

    /** The same before its body is read, if it has one. */
    public static Caller of(RoutingContext http) {
        return new Caller(http.request().getHeader("Origin"), id -> http.put(Cors.WEBSITE, id));
    }
}
