package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.intake.Announce;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Controls;
import dev.playhead.ingest.intake.Intake;
import dev.playhead.ingest.intake.Sampling;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Upload;
import dev.playhead.ingest.receive.PlainBody;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.json.JsonFault;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.record.MediaType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a post of a client does: events and metadata of a recording. */
@ApplicationScoped
public class CloudRecordings {
    private final CloudDoor door;
    private final Sampling sampling;
    private final Announce announce;
    private final Intake intake;
    private final Controls controls;
    private final PlainBody plainBody;
    private final IngestConfig config;

    @Inject
    public CloudRecordings(
            CloudDoor door,
            Sampling sampling,
            Announce announce,
            Intake intake,
            Controls controls,
            PlainBody plainBody,
            IngestConfig config) {
        this.door = door;
        this.sampling = sampling;
        this.announce = announce;
        this.intake = intake;
        this.controls = controls;
        this.plainBody = plainBody;
        this.config = config;
    }

    /** Events as the body has them. */
    Uni<Void> events(String id, Received request) {
        Target target = enter(id, request);
        ContentEncoding encoding = ContentEncoding.parse(request.header("Content-Encoding"))
                .orElseThrow(() -> new Refused(Problem.unsupported(
                        "Content-Encoding", "encodings are gzip, br, zstd and identity, one at a time")));
        MediaType mediaType = mediaType(request.header("Content-Type"));
        if (!sampling.takes(target.website(), target.recordingId().toString())) {
            return Uni.createFrom().voidItem();
        }
        controls.refuseStopped(target);
        ChunkHead head = new ChunkHead(null, ChunkHead.NO_SEQ, 0, request.receivedAt(), false, Dialect.RRWEB_CLOUD);
        Upload upload = new Upload(target, head, encoding, mediaType, request.body());
        return start(target, id, MetaPeek.into(request.body(), encoding), request)
                .chain(() -> intake.take(upload, request.receipt()))
                .replaceWithVoid();
    }

    /** A flat object of names and values. */
    Uni<Void> meta(String id, Received request) {
        Target target = enter(id, request);
        if (!request.isJsonOrPlainText()) {
            throw new Refused(Problem.unsupported("Content-Type", "metadata is application/json"));
        }
        Map<String, String> values =
                values(plainBody.of(request, config.maxControlBytes().asLongValue()));
        if (!sampling.takes(target.website(), target.recordingId().toString())) {
            return Uni.createFrom().voidItem();
        }
        controls.refuseStopped(target);
        return start(target, id, Optional.empty(), request)
                .chain(() -> announce.metadata(target, values, request.receipt()));
    }

    private Target enter(String id, Received request) {
        return door.enter(Caller.of(request), id, request.header("Authorization"), request.query("token"));
    }

    private Uni<Void> start(Target target, String id, Optional<ClientMeta> meta, Received request) {
        String externalId = CloudDoor.externalId(id);
        long now = request.receivedAt();
        return meta.map(one -> announce.startAnew(
                        target, one.start(externalId, request.header("User-Agent"), now), request.receipt()))
                .orElseGet(() -> announce.start(target, ClientMeta.unknown(externalId, now), request.receipt()));
    }

    private static Map<String, String> values(byte[] body) {
        try {
            return JsonObject.parse(body).asTexts();
        } catch (JsonFault e) {
            throw new Refused(Problem.malformed("metadata is one flat JSON object: " + e.getMessage()));
        }
    }

    /** What a page may send while it unloads is plain text. */
    static MediaType mediaType(@Nullable String contentType) {
        if (contentType == null || contentType.trim().toLowerCase(Locale.ROOT).startsWith("text/plain")) {
            return MediaType.NDJSON;
        }
        return MediaType.parse(contentType)
                .orElseThrow(() -> new Refused(Problem.unsupported(
                        "Content-Type",
                        "events are application/x-ndjson, application/ndjson, application/json or text/plain")));
    }
}
