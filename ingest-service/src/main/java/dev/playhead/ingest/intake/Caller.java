package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Cors;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.WebsiteId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, as far as a request tells.
 *
 * @param origin the page's, as the browser sent it; null = none
 * @param foundWebsite is told the website as soon as it is known, for the answer's CORS headers
 */
public record Caller(@Nullable String origin, Consumer<WebsiteId> foundWebsite) {
    /** Of an HTTP request. */
    public static Caller of(Received request) {
        return new Caller(request.header("Origin"), id -> request.http().put(Cors.WEBSITE, id));
    }

    /** Of a socket, whose answers carry no CORS headers. */
    public static Caller ofOrigin(@Nullable String origin) {
        return new Caller(origin, _ -> {});
    }
}
