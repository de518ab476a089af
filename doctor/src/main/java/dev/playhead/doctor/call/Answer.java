package dev.playhead.doctor.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.Arrays;

/** One answer of the installation. */
public record Answer(Target target, int status, HttpHeaders headers, String body) {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_DETAIL = 200;

    /**
     * The same answer.
     *
     * @throws TroubledException when its status is none of these
     */
    public Answer expect(int... statuses) throws TroubledException {
        if (Arrays.stream(statuses).noneMatch(wanted -> wanted == status)) {
            throw new TroubledException(refused());
        }
        return this;
    }

    /** Whether the recording that was asked for is gone. */
    public boolean isGone() {
        return status == 404 || status == 410;
    }

    /** The body as JSON. */
    public JsonNode json() throws TroubledException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw new TroubledException(new Trouble.Wrong(
                    Target.GATEWAY,
                    target + " answers " + status + " without JSON: is there something else in front of Playhead?"));
        }
    }

    /** What this answer says when it wasn't hoped for. */
    public Trouble refused() {
        try {
            JsonNode problem = JSON.readTree(body);
            if (problem != null && problem.isObject()) {
                String detail =
                        problem.path("detail").asText(problem.path("title").asText(""));
                return new Trouble.Refused(
                        target,
                        status,
                        problem.path("reason").asText(""),
                        problem.path("service").asText(""),
                        detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())),
                        true);
            }
        } catch (JsonProcessingException noProblem) {
            return foreign();
        }
        return foreign();
    }

    private Trouble foreign() {
        return new Trouble.Refused(target, status, "", "", "", false);
    }
}
