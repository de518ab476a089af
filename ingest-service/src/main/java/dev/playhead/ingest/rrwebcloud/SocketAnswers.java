package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import io.vertx.core.json.JsonObject;

/** The frames and close codes that tell a client what became of its events. */
final class SocketAnswers {
    /** Everything is in the log. */
    static final short SUCCESS = 1000;
    /** The last frame says what is not. */
    static final short FAILURE = 1011;
    /** Everything that has arrived is in the log, and another instance takes what follows. */
    static final short SERVICE_RESTART = 1012;

    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private SocketAnswers() {}

    /** @param last whether nothing follows but the close */
    static String summary(boolean last) {
        return new JsonObject()
                .put("type", "upstream-result")
                .put("ok", true)
                .put("status", 204)
                .put("statusText", "")
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("final", last)
                .encode();
    }

    /** A log that takes nothing is a 502 in this dialect; what else is wrong keeps the status that a post would get. */
    static String error(Problem problem) {
        boolean upstream = problem.status() == UNAVAILABLE || problem.status() == BAD_GATEWAY;
        return new JsonObject()
                .put("type", "error")
                .put("status", upstream ? BAD_GATEWAY : problem.status())
                .put("message", upstream ? "Unable to forward recording data." : problem.detail())
                .put("reason", problem.reason())
                .encode();
    }
}
