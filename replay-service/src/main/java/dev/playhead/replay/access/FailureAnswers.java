package dev.playhead.replay.access;

import dev.playhead.replay.read.CatalogUnavailable;
import dev.playhead.replay.tail.LogUnavailable;
import dev.playhead.storage.objects.StorageUnavailable;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Backends that don't answer: 503 before the first byte; after it the connection is reset and this answer goes nowhere. */
public class FailureAnswers {
    private static final Logger LOG = Logger.getLogger(FailureAnswers.class);

    @ServerExceptionMapper
    public Response catalog(CatalogUnavailable e) {
        LOG.warn("catalog unavailable", e);
        return Refusal.unavailable("The catalog does not answer");
    }

    @ServerExceptionMapper
    public Response log(LogUnavailable e) {
        LOG.warn("log unavailable", e);
        return Refusal.unavailable("The log does not answer");
    }

    @ServerExceptionMapper
    public Response storage(StorageUnavailable e) {
        LOG.warn("object storage unavailable", e);
        return Refusal.unavailable("Object storage does not answer");
    }
}
