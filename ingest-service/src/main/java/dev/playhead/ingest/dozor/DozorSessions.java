package dev.playhead.ingest.dozor;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.intake.Announce;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Controls;
import dev.playhead.ingest.intake.Country;
import dev.playhead.ingest.intake.Doors;
import dev.playhead.ingest.intake.Intake;
import dev.playhead.ingest.intake.Purpose;
import dev.playhead.ingest.intake.Sampling;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Upload;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.receive.PlainBody;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.LogCompression;
import dev.playhead.wire.record.MediaType;
import dev.playhead.wire.settings.WebsiteSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** What the SDK's two requests do. */
@ApplicationScoped
public class DozorSessions {
    private static final String KEY = "X-Dozor-Public-Key";
    private static final int EMPTY_ARRAY = 2;

    private final Doors doors;
    private final Sampling sampling;
    private final Country country;
    private final Announce announce;
    private final Intake intake;
    private final Controls controls;
    private final PlainBody plainBody;

    @Inject
    public DozorSessions(
            Doors doors,
            Sampling sampling,
            Country country,
            Announce announce,
            Intake intake,
            Controls controls,
            PlainBody plainBody) {
        this.doors = doors;
        this.sampling = sampling;
        this.country = country;
        this.announce = announce;
        this.intake = intake;
        this.controls = controls;
        this.plainBody = plainBody;
    }

    Uni<Void> ingest(Received request) {
        // Whoever has no key learns nothing of what we think of the body.
        doors.byKey(Caller.of(request), key(request), Purpose.END);
        DozorMessage message = read(request);
        byte[] events = message.events();
        if (events == null) {
            return cancel(message, request);
        }
        WebsiteSettings website = doors.byKey(Caller.of(request), key(request));
        Target target = doors.external(website, message.sessionId());
        if (!sampling.takes(website, target.recordingId().toString())) {
            return Uni.createFrom().voidItem();
        }
        controls.refuseStopped(target);
        return announce.start(target, message.start(request, country.of(website, request::header)), request.receipt())
                .chain(() -> identify(target, message.metadata().object("userIdentity"), request))
                .chain(() -> take(target, events, request));
    }

    Uni<Void> cancel(Received request) {
        doors.byKey(Caller.of(request), key(request), Purpose.END);
        return cancel(read(request), request);
    }

    private Uni<Void> cancel(DozorMessage message, Received request) {
        WebsiteSettings website = doors.byKey(Caller.of(request), key(request), Purpose.END);
        return controls.cancel(doors.external(website, message.sessionId()), request.receipt());
    }

    private Uni<Void> identify(Target target, Envelope identity, Received request) {
        return announce.identified(
                target, identity.plainText("userId"), identity.object("traits").plainTexts(), request.receipt());
    }

    private Uni<Void> take(Target target, byte[] events, Received request) {
        if (events.length <= EMPTY_ARRAY) {
            return Uni.createFrom().voidItem();
        }
        ChunkHead head = new ChunkHead(null, ChunkHead.NO_SEQ, 0, request.receivedAt(), false, Dialect.DOZOR);
        byte[] body = LogCompression.zstd(events);
        return intake.take(new Upload(target, head, ContentEncoding.ZSTD, MediaType.JSON, body), request.receipt())
                .replaceWithVoid();
    }

    private DozorMessage read(Received request) {
        if (!request.isJsonOrPlainText()) {
            throw new Refused(Problem.unsupported("Content-Type", "the body is application/json"));
        }
        byte[] plain = plainBody.of(request);
        // The events' copy and what it compresses to are in memory besides the message.
        plainBody.room(request, plain.length);
        return DozorMessage.read(plain);
    }

    private static @Nullable String key(Received request) {
        String header = request.header(KEY);
        return header == null ? request.query("publicKey") : header.trim();
    }
}
