package dev.playhead.replay.access;

import dev.playhead.replay.read.CatalogUnavailable;
import dev.playhead.replay.tail.LogUnavailable;
import dev.playhead.storage.objects.StorageUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where failures of streams are logged and counted. Backends that don't answer: 503 before the first byte; after it the
 * connection is reset and this answer goes nowhere.
 */
@ApplicationScoped
public class FailureAnswers {
    /** Names the recording in every log line of its request. */
    public static final String RECORDING_ID = "recordingId";

    private static final Logger LOG = Logger.getLogger(FailureAnswers.class);

    private final MeterRegistry metrics;

    public FailureAnswers(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @ServerExceptionMapper
    public Response catalog(CatalogUnavailable e) {
        away("catalog", e);
        return Refusal.unavailable("catalog_unavailable", "The catalog does not answer");
    }

    @ServerExceptionMapper
    public Response log(LogUnavailable e) {
        away("log", e);
        return Refusal.unavailable("log_unavailable", "The log does not answer");
    }

    @ServerExceptionMapper
    public Response storage(StorageUnavailable e) {
        away("object-storage", e);
        return Refusal.unavailable("storage_unavailable", "Object storage does not answer");
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return status.getStatusCode() >= 500
                ? failed(e)
                : Refusal.refused(status.getStatusCode(), status.getReasonPhrase());
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        count("other");
        LOG.errorf(e, "a stream failed recordingId=%s", MDC.get(RECORDING_ID));
        return Refusal.failed();
    }

    private void away(String cause, Throwable e) {
        count(cause);
        Throwable root = e.getCause() == null ? e : e.getCause();
        LOG.warnf("%s does not answer recordingId=%s: %s: %s", cause, MDC.get(RECORDING_ID), e.getMessage(), root);
    }

    private void count(String cause) {
        Counter.builder("playhead.replay.failures")
                .description("Streams that failed, before their first byte or after it, by what did not answer")
                .tag("cause", cause)
                .register(metrics)
                .increment();
    }
}
