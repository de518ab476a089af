package dev.playhead.query.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a request becomes a problem document; what a caller can't know or change is not told. */
public class ProblemAnswers {
    public static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    /** 401, also where a key was sent: with a hint how to send one. */
    public static Response unauthorized() {
        Problem problem = Problem.of(
                401, "Key needed", "Send a website's secret key or the admin key as `Authorization: Bearer <key>`.");
        return answer(problem).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return answer(failure.problem()).build();
    }

    /** What the framework refuses: unknown path or method, media type, unreadable body. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException failure) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            return failed(failure);
        }
        return answer(Problem.of(status.getStatusCode(), status.getReasonPhrase(), "The request was refused."))
                .build();
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        if (Outage.is(failure)) {
            LOG.warnf("a database does not answer: %s", failure.toString());
            return answer(Problem.of(503, "Try again", "A database that this needs does not answer."))
                    .header(HttpHeaders.RETRY_AFTER, 2)
                    .build();
        }
        LOG.error("request failed", failure);
        return answer(Problem.of(500, "Failed", "The service failed to answer; its log says why."))
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(PROBLEM_JSON).entity(problem);
    }
}
