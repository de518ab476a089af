package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.options.Options;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Visit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets a recording accepted: makes the doctor's website where it is missing, comes from an allowed origin, is in the sample. */
final class Admission {
    /** A website that samples one in a hundred takes one of these with near certainty. */
    private static final int MOST_VISITORS = 500;

    private final Visit visit;
    private @Nullable String origin;
    private boolean made;
    private int visitors;

    Admission(Visit visit) {
        this.visit = visit;
    }

    Recorder.Started await() throws TroubledException, InterruptedException {
        return visit.waiting()
                .until("ingest knows the website " + visit.options().websiteId(), this::ask);
    }

    private Optional<Recorder.Started> ask() throws TroubledException {
        while (true) {
            String website = visit.options().websiteId();
            JsonNode answer = Recorder.start(visit.api(), website, visit.visitor(), origin)
                    .expect(200)
                    .json();
            if (answer.path("accepted").asBoolean()) {
                return Optional.of(new Recorder.Started(
                        website,
                        answer.path("recordingUid").asText(),
                        answer.path("token").asText(),
                        origin));
            }
            String reason = answer.path("reason").asText();
            if (reason.equals("unknown_website") && visit.options().usesOwnWebsite()) {
                make();
                return Optional.empty();
            }
            if (!canHelp(reason)) {
                throw new TroubledException(new Trouble.Declined(reason));
            }
        }
    }

    private boolean canHelp(String reason) throws TroubledException {
        if (reason.equals("sampled_out") && visitors++ < MOST_VISITORS) {
            visit.nextVisitor();
            return true;
        }
        if (reason.equals("origin_not_allowed") && origin == null) {
            JsonNode allowed = visit.api()
                    .get("/api/v1/websites/" + visit.options().websiteId())
                    .expect(200)
                    .json()
                    .path("allowedOrigins");
            origin = allowed.path(0).asText();
            return !origin.isEmpty();
        }
        return false;
    }

    /** Once and for all; 409 says that it was made before, and ingest hasn't heard of it yet. */
    private void make() throws TroubledException {
        if (made) {
            return;
        }
        visit.api()
                .postAuthorized(
                        "/api/v1/websites",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("websiteId", Options.OWN_WEBSITE)
                                .put("name", "Playhead doctor"))
                .expect(201, 409);
        made = true;
    }
}
