package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.append.LogAppend;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.receive.Receipt;
import dev.playhead.ingest.tally.Tallies;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.wire.codec.ChunkCheck;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.Inflate;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Takes chunks of every dialect: checks, appends, and is done only when Kafka has them. Blocks; call it on a worker. */
@ApplicationScoped
public class Intake {
    private final LateRequests lateRequests;
    private final Hiding hiding;
    private final Limits limits;
    private final LogAppend log;
    private final IngestConfig config;
    private final Tallies tallies;
    private final ChunkIds ids = new ChunkIds();
    private final Counter chunks;
    private final Counter events;
    private final Counter bytes;

    @Inject
    public Intake(
            LateRequests lateRequests,
            Limits limits,
            Hiding hiding,
            LogAppend log,
            IngestConfig config,
            Tallies tallies,
            MeterRegistry meters) {
        this.lateRequests = lateRequests;
        this.limits = limits;
        this.hiding = hiding;
        this.log = log;
        this.config = config;
        this.tallies = tallies;
        this.chunks = Counter.builder("playhead.ingest.chunks")
                .description("Chunks that Kafka has, re-sent ones included")
                .register(meters);
        this.events = Counter.builder("playhead.ingest.events")
                .description(
                        "Events that Kafka has, counted by ingest, re-sent ones included; also of chunks whose sender"
                                + " was answered before Kafka did")
                .register(meters);
        this.bytes = Counter.builder("playhead.ingest.received")
                .description("Bytes of chunks that Kafka has, compressed as they are in the log")
                .baseUnit("bytes")
                .register(meters);
    }

    /**
     * Checks a chunk and appends it.
     *
     * @throws Refused for a fence, a limit, or a body that is no events; the Uni fails with it where Kafka doesn't take it
     */
    public Uni<Taken> take(Upload upload, Receipt receipt) {
        return take(upload, receipt, () -> check(upload));
    }

    /**
     * Appends a chunk that its dialect has made of events which it read itself, so that nobody need look at it again.
     *
     * @param inflatedLength of the body, bytes
     * @throws Refused for a fence or a limit; the Uni fails with it where Kafka doesn't take it
     */
    public Uni<Taken> takeRead(Upload upload, Receipt receipt, long inflatedLength, int events) {
        return take(upload, receipt, () -> new ChunkCheck.Checked(inflatedLength, '{', events));
    }

    private Uni<Taken> take(Upload upload, Receipt receipt, Supplier<ChunkCheck.Checked> check) {
        Target target = upload.target();
        ChunkHead head = upload.head();
        lateRequests.refuseBySeq(target, head);
        limits.admit(target, upload.body().length);
        ChunkCheck.Checked checked = check.get();
        int count = (int) Math.min(Integer.MAX_VALUE, checked.events());
        lateRequests.refuseByCount(target, head, upload.eventsSoFar(), count);
        Upload kept = hiding.hide(upload, checked.inflatedLength());
        ChunkToSend chunk = new ChunkToSend(
                target.subject(), target.partition(), head, kept.encoding(), kept.mediaType(), count, kept.body());
        return log.append(ChunkRecords.of(chunk, ids.next()), receipt, () -> {
                    lateRequests.stored(target, head, count);
                    limits.stored(target, upload.body().length);
                    chunks.increment();
                    tallies.accepted(target.website().websiteId());
                    events.increment(count);
                    bytes.increment(chunk.body().length);
                })
                .map(offset -> new Taken(count, offset));
    }

    private ChunkCheck.Checked check(Upload upload) {
        long limit = config.maxInflatedBytes().asLongValue();
        return switch (Inflate.check(upload.body(), upload.encoding(), limit)) {
            // An empty chunk is a recorder's way to say that its page ends.
            case ChunkCheck.Checked checked
            when checked.inflatedLength() > 0 && checked.firstByte() >= 0 && !checked.startsLikeEvents() ->
                throw new Refused(Problem.malformed("the chunk is neither JSON lines nor JSON"));
            case ChunkCheck.Checked checked -> checked;
            case ChunkDecoding.Malformed(String reason) ->
                throw new Refused(Problem.malformed("the chunk does not inflate: " + reason));
            case ChunkDecoding.TooLarge(long most) -> throw new Refused(Problem.tooLarge("the inflated body", most));
            case ChunkDecoding.UnsupportedEncoding(String name) ->
                throw new Refused(Problem.unsupported("Content-Encoding", "no decoder for " + name));
        };
    }
}
