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
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    /** 401, also where a key was sent: with a hint how to send one. */
    public static Response unauthorized() {
        Problem problem = Problem.of(
                401,
                "Key needed",
                "key_needed",
                "Send a website's secret key or the admin key as `Authorization: Bearer <key>`.");
        return answer(problem).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    /** 403: by a session, without the proof that a page of ours asked. */
    public static Response csrfTokenNeeded() {
        return answer(Problem.of(
                        403,
                        "Token needed",
                        "csrf_token_needed",
                        "With a session, send `csrfToken` of `GET /api/v1/me` as header `Playhead-Csrf`."))
                .build();
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
        return answer(Problem.of(
                        status.getStatusCode(),
                        status.getReasonPhrase(),
                        reason(status.getStatusCode()),
                        "The request was refused."))
                .build();
    }

    private static String reason(int status) {
        return switch (status) {
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 413 -> "body_too_large";
            case 415 -> "unsupported_media";
            default -> "bad_request";
        };
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        if (Outage.is(failure)) {
            LOG.warnf("the catalog does not answer: %s", failure.toString());
            return answer(Problem.of(503, "Try again", "catalog_unavailable", "The catalog does not answer."))
                    .build();
        }
        LOG.error("request failed", failure);
        return answer(Problem.of(500, "Failed", "failed", "The service failed to answer; its log says why."))
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(PROBLEM_JSON).entity(problem);
        String retryAfter = problem.members().get(Problem.RETRY_AFTER);
        if (retryAfter != null) {
            return answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return problem.status() == 503 ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : answer;
    }
}
