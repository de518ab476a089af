package dev.playhead.ingest.nativedialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.ingest.answer.Refusals;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.ControlLog;
import dev.playhead.ingest.intake.Controls;
import dev.playhead.ingest.intake.Country;
import dev.playhead.ingest.intake.Doors;
import dev.playhead.ingest.intake.Limits;
import dev.playhead.ingest.intake.Quota;
import dev.playhead.ingest.intake.Sampling;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Tokens;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.RecordingStart;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.token.RecordingToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers {@code recording_start} from the settings in memory, and notes the start in the log. */
@ApplicationScoped
public class Starts {
    private static final LogPlace NOT_YET = new LogPlace(0, 0, 0);
    private static final int FORBIDDEN = 403;
    private static final String PUBLIC_KEY = "dp_";

    private final Doors doors;
    private final Tokens tokens;
    private final Controls controls;
    private final Sampling sampling;
    private final Quota quota;
    private final Limits limits;
    private final Country country;
    private final ControlLog log;
    private final Refusals refusals;

    @Inject
    public Starts(
            Doors doors,
            Tokens tokens,
            Controls controls,
            Sampling sampling,
            Quota quota,
            Limits limits,
            Country country,
            ControlLog log,
            Refusals refusals) {
        this.doors = doors;
        this.tokens = tokens;
        this.controls = controls;
        this.sampling = sampling;
        this.quota = quota;
        this.limits = limits;
        this.country = country;
        this.log = log;
        this.refusals = refusals;
    }

    /**
     * What is 403 elsewhere is an answer here, which the recorder reads and keeps to. A website is named by its id, or by its
     * public key in pages that were written for another system's recorder.
     */
    Uni<Response> start(Envelope message, Received request) {
        String name = message.text("websiteId");
        Caller caller = Caller.of(request);
        try {
            boolean isKey = name.startsWith(PUBLIC_KEY);
            return start(isKey ? doors.byKey(caller, name) : doors.byId(caller, name), message, request);
        } catch (Refused refused) {
            if (refused.problem().status() != FORBIDDEN) {
                throw refused;
            }
            return rejected(refusals.of(refused, request.http()).reason())
                    .map(answer -> readableFrom(caller.origin(), answer));
        }
    }

    /** Also by a page of a foreign origin: its recorder would take an answer that it can't read for an outage, and ask again. */
    private static Response readableFrom(@Nullable String origin, Response answer) {
        return origin == null
                ? answer
                : Response.fromResponse(answer)
                        .header("Vary", "Origin")
                        .header("Access-Control-Allow-Origin", origin)
                        .build();
    }

    private Uni<Response> start(WebsiteSettings website, Envelope message, Received request) {
        Optional<RecordingToken> continued = continued(message, website);
        if (continued.isEmpty()) {
            if (!sampling.takes(website, message.textOr("visitorUid", ""))) {
                return rejected(Sampling.SAMPLED_OUT);
            }
            quota.admitNew(website, request.receivedAt());
            limits.admitStart(request.clientAddress());
        }
        Target target = continued
                .map(token -> new Target(website, token.recordingId(), token.partition()))
                .orElseGet(() -> doors.mint(website));
        RecordingToken token = continued.orElseGet(() -> tokens.permit(target, request.receivedAt()));
        LogEntry.Started started = new LogEntry.Started(target.subject(), NOT_YET, describe(message, website, request));
        return log.append(started, target, request.receipt()).map(_ -> json(accepted(website, token)));
    }

    /** A recording goes on only with its own unexpired token: naming an id is not enough. */
    private Optional<RecordingToken> continued(Envelope message, WebsiteSettings website) {
        String recording = message.optional("recordingUid");
        String token = message.optional("token");
        if (recording == null || token == null) {
            return Optional.empty();
        }
        return tokens.find(token)
                .filter(one -> one.websiteId().equals(website.websiteId()))
                .filter(one -> one.recordingId().toString().equalsIgnoreCase(recording))
                .filter(one -> controls.fence(new Target(website, one.recordingId(), one.partition()))
                        .isEmpty());
    }

    private RecordingStart describe(Envelope message, WebsiteSettings website, Received request) {
        Envelope screen = message.object("screen");
        Envelope sdk = message.object("sdk");
        String agent = request.header("User-Agent");
        return RecordingStart.builder(Dialect.NATIVE, request.receivedAt())
                .visitor(message.textOr("visitorUid", ""), message.textOr("sessionUid", ""))
                .page(message.textOr("url", ""), message.textOr("referrer", ""))
                .browser(message.textOr("userAgent", agent == null ? "" : agent), message.textOr("language", ""))
                .screen((int) screen.number("width", 0), (int) screen.number("height", 0))
                .sdk(sdk.textOr("name", ""), sdk.textOr("version", ""))
                .country(country.of(website, request::header))
                .build();
    }

    private ObjectNode accepted(WebsiteSettings website, RecordingToken token) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("accepted", true);
        answer.put("websiteId", website.websiteId().value());
        answer.put("recordingUid", token.recordingId().toString());
        answer.put("token", tokens.issue(token));
        answer.put("privacy", website.privacy().wireName());
        answer.putObject("flush")
                .put("intervalMs", website.flush().intervalMs())
                .put("maxEvents", website.flush().maxEvents())
                .put("maxBytes", website.flush().maxBytes());
        answer.putObject("capture")
                .put("console", website.capture().console())
                .put("network", website.capture().network())
                .put("canvas", website.capture().canvas());
        answer.put("respectDnt", website.respectDnt());
        return answer;
    }

    private static Uni<Response> rejected(String reason) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("accepted", false).put("reason", reason);
        return Uni.createFrom().item(json(answer));
    }

    private static Response json(ObjectNode answer) {
        return Response.ok(answer.toString()).type(MediaType.APPLICATION_JSON).build();
    }
}
