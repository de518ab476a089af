package dev.playhead.ingest.replaya;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.ingest.intake.Announce;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Country;
import dev.playhead.ingest.intake.Doors;
import dev.playhead.ingest.intake.Limits;
import dev.playhead.ingest.intake.Sampling;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Tokens;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.RecordingStart;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.token.RecordingToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /api/sessions}: a new recording and the token that appends to it. */
@ApplicationScoped
public class ReplayaCreation {
    private static final List<String> TOLD = List.of("url", "source", "distinctId", "userId", "sdk");

    private final ReplayaMessage messages;
    private final Doors doors;
    private final Tokens tokens;
    private final Sampling sampling;
    private final Limits limits;
    private final Country country;
    private final Announce announce;

    @Inject
    public ReplayaCreation(
            ReplayaMessage messages,
            Doors doors,
            Tokens tokens,
            Sampling sampling,
            Limits limits,
            Country country,
            Announce announce) {
        this.messages = messages;
        this.doors = doors;
        this.tokens = tokens;
        this.sampling = sampling;
        this.limits = limits;
        this.country = country;
        this.announce = announce;
    }

    Uni<Response> create(Received request) {
        Envelope message = messages.read(request);
        WebsiteSettings website = doors.byKey(Caller.of(request), ReplayaMessage.projectKey(request, message));
        limits.admitStart(request.clientAddress());
        Target target = doors.mint(website);
        RecordingToken token = tokens.permit(target, request.receivedAt());
        Response created = created(message, token, request.receivedAt());
        // By the recording, not the visitor: later requests bring nothing else that every instance could decide by.
        if (!sampling.takes(website, target.recordingId().toString())) {
            return Uni.createFrom().item(created);
        }
        return announce.start(target, start(message, website, request), request.receipt())
                .chain(() -> announce.metadata(target, metadata(message), request.receipt()))
                .chain(() -> announce.identified(target, message.plainText("userId"), Map.of(), request.receipt()))
                .replaceWith(created);
    }

    private RecordingStart start(Envelope message, WebsiteSettings website, Received request) {
        String agent = request.header("User-Agent");
        return RecordingStart.builder(Dialect.REPLAYA, request.receivedAt())
                .visitor(message.plainText("distinctId"), "")
                .page(message.plainText("url"), "")
                .browser(agent == null ? "" : agent, "")
                .sdk(message.plainText("sdk"), "")
                .country(country.of(website, request::header))
                .build();
    }

    private static Map<String, String> metadata(Envelope message) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : List.of("title", "source")) {
            if (!message.plainText(name).isEmpty()) {
                values.put(name, message.plainText(name));
            }
        }
        return values;
    }

    private Response created(Envelope message, RecordingToken token, long now) {
        String time = Instant.ofEpochMilli(now).toString();
        ObjectNode body = ReplayaAnswers.object();
        ObjectNode session = body.putObject("session");
        session.put("id", token.recordingId().toString());
        session.put("title", message.plainText("title"));
        session.put("status", "active");
        session.put("createdAt", time);
        session.put("updatedAt", time);
        session.put("eventCount", 0);
        for (String name : TOLD) {
            if (!message.plainText(name).isEmpty()) {
                session.put(name, message.plainText(name));
            }
        }
        body.put("appendToken", tokens.issue(token));
        body.put("appendTokenExpiresAt", Instant.ofEpochMilli(token.expiresAt()).toString());
        return ReplayaAnswers.json(201, body);
    }
}
