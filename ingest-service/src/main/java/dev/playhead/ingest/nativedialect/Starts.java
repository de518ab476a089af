package dev.playhead.ingest.nativedialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.ingest.answer.Cors;
import dev.playhead.ingest.append.LogAppend;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.follow.TopicFollower;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.RecordingStart;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.record.ControlRecords;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.token.RecordingToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Answers {@code recording_start} from the settings in memory, and notes the start in the log. */
@ApplicationScoped
public class Starts {
    private static final LogPlace NOT_YET = new LogPlace(0, 0, 0);

    private final Websites websites;
    private final TopicFollower follower;
    private final Access access;
    private final LogAppend log;
    private final IngestConfig config;

    @Inject
    public Starts(Websites websites, TopicFollower follower, Access access, LogAppend log, IngestConfig config) {
        this.websites = websites;
        this.follower = follower;
        this.access = access;
        this.log = log;
        this.config = config;
    }

    Uni<Response> start(Envelope message, Received request) {
        String name = message.text("websiteId");
        Optional<WebsiteSettings> found = WebsiteId.parse(name).flatMap(websites::find);
        if (found.isEmpty()) {
            if (!follower.isCaughtUp()) {
                throw access.notReady();
            }
            return rejected("unknown_website");
        }
        WebsiteSettings website = found.get();
        request.http().put(Cors.WEBSITE, website.websiteId());
        if (!Websites.allows(website, request.header("Origin"))) {
            return rejected("origin_not_allowed");
        }
        if (!website.enabled()) {
            return rejected("recording_disabled");
        }
        Optional<RecordingToken> continued = continued(message, website);
        if (continued.isEmpty() && !Sampling.takes(website.sampleRate(), message.textOr("visitorUid", ""))) {
            return rejected("sampled_out");
        }
        RecordingToken token = continued.orElseGet(() -> mint(website, request.receivedAt()));
        Subject subject = new Subject(token.websiteId(), token.recordingId());
        LogEntry.Started started = new LogEntry.Started(subject, NOT_YET, describe(message, request));
        return log.append(List.of(ControlRecords.of(started, token.partition())), request)
                .map(_ -> json(accepted(website, token)));
    }

    /** A recording goes on only with its own unexpired token: naming an id is not enough. */
    private Optional<RecordingToken> continued(Envelope message, WebsiteSettings website) {
        String recording = message.optional("recordingUid");
        String token = message.optional("token");
        if (recording == null || token == null) {
            return Optional.empty();
        }
        return access.find(token)
                .filter(one -> one.websiteId().equals(website.websiteId()))
                .filter(one -> one.recordingId().toString().equalsIgnoreCase(recording))
                .filter(one -> access.fence(new Subject(one.websiteId(), one.recordingId()))
                        .isEmpty());
    }

    private RecordingToken mint(WebsiteSettings website, long now) {
        int partitions = follower.chunkPartitions().orElseThrow(access::notReady);
        RecordingId id = RecordingIds.mint();
        // Tokens keep whole seconds.
        long expires = (now + config.tokenLifetime().toMillis()) / 1000 * 1000;
        return new RecordingToken(website.websiteId(), id, 0, Partitioning.partitionOf(id, partitions), expires);
    }

    private static RecordingStart describe(Envelope message, Received request) {
        Envelope screen = message.object("screen");
        Envelope sdk = message.object("sdk");
        String agent = request.header("User-Agent");
        return RecordingStart.builder(Dialect.NATIVE, request.receivedAt())
                .visitor(message.textOr("visitorUid", ""), message.textOr("sessionUid", ""))
                .page(message.textOr("url", ""), message.textOr("referrer", ""))
                .browser(message.textOr("userAgent", agent == null ? "" : agent), message.textOr("language", ""))
                .screen((int) screen.number("width", 0), (int) screen.number("height", 0))
                .sdk(sdk.textOr("name", ""), sdk.textOr("version", ""))
                .build();
    }

    private ObjectNode accepted(WebsiteSettings website, RecordingToken token) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("accepted", true);
        answer.put("recordingUid", token.recordingId().toString());
        answer.put("token", access.issue(token));
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
