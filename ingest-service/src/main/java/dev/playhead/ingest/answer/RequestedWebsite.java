package dev.playhead.ingest.answer;

import dev.playhead.recording.WebsiteId;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which website a request is for, as far as its handler or its query told; whether there is one of that id is not said. */
final class RequestedWebsite {
    private RequestedWebsite() {}

    static Optional<WebsiteId> of(RoutingContext http) {
        WebsiteId known = http.get(Cors.WEBSITE);
        if (known != null) {
            return Optional.of(known);
        }
        @Nullable String named = http.request().getParam("websiteId");
        return named == null ? Optional.empty() : WebsiteId.parse(named);
    }
}
