package dev.playhead.ingest.replaya;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refusals;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers in the collector's shapes; refusals are problem documents that also have its {@code error}. */
@ApplicationScoped
public class ReplayaAnswers {
    private static final String HEADERS =
            "Content-Type, Content-Encoding, Authorization, x-replaya-project-key, x-replaya-session-token";

    private final Refusals refusals;

    @Inject
    public ReplayaAnswers(Refusals refusals) {
        this.refusals = refusals;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Response json(int status, ObjectNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body.toString())
                .build();
    }

    /** @param offset of the last record that was appended; -1 = none */
    static Response appended(int events, long offset) {
        ObjectNode body = object().put("appended", events);
        if (offset < 0) {
            body.putNull("tailSeqNum");
        } else {
            body.put("tailSeqNum", offset + 1);
        }
        return json(200, body);
    }

    /** To a stopped recording, or to one that the website's sample leaves out. */
    static Response nothingAppended() {
        return appended(0, -1);
    }

    Response preflight() {
        return Response.noContent()
                .header("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS")
                .header("Access-Control-Allow-Headers", HEADERS)
                .build();
    }

    Response refusal(Throwable failure, RoutingContext http) {
        Problem problem = refusals.of(failure, http);
        Map<String, Object> members = new LinkedHashMap<>(problem.members());
        members.put("error", problem.detail());
        return new Problem(problem.status(), problem.reason(), problem.detail(), members).toResponse();
    }
}
