package dev.playhead.ingest.rrwebcloud;

import com.github.luben.zstd.Zstd;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.intake.Announce;
import dev.playhead.ingest.intake.Intake;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Upload;
import dev.playhead.ingest.receive.Lease;
import dev.playhead.ingest.receive.Receipt;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends one socket's batches, and what its client says of itself before them. Waits, and tries again where the log takes
 * nothing now: the same batch has the same number, so that one which did arrive isn't stored twice. One thread at a time.
 */
final class SocketAppend {
    private static final int ZSTD_LEVEL = 1;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** Null where the recording is left out of the website's sample: its events are thrown away. */
    private final @Nullable Intake intake;

    private final Announce announce;
    private final Target target;
    private final String externalId;
    private final @Nullable String userAgent;
    private final Duration patience;
    private final Duration retryAfter;
    private final String socketId = UUID.randomUUID().toString();
    private long seq;
    private int looked;
    private @Nullable ClientMeta meta;
    private boolean announced;

    SocketAppend(
            @Nullable Intake intake,
            Announce announce,
            Target target,
            String externalId,
            @Nullable String userAgent,
            Duration patience,
            Duration retryAfter) {
        this.intake = intake;
        this.announce = announce;
        this.target = target;
        this.externalId = externalId;
        this.userAgent = userAgent;
        this.patience = patience;
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    /** Looks at an event for what the client says of itself; it says it first. */
    void look(byte[] bytes, int from, int to) {
        if (looked < MetaPeek.PEEK_BYTES) {
            looked += to - from;
            ClientMeta.of(bytes, from, to).ifPresent(found -> {
                meta = found;
                announced = false;
            });
        }
    }

    /** Appends events; returns when Kafka has them. */
    void append(byte[] lines, Lease lease) {
        Intake into = intake;
        if (into == null) {
            return;
        }
        byte[] body = Zstd.compress(lines, ZSTD_LEVEL);
        patiently(() -> {
            Receipt receipt = new Receipt(lease, System.currentTimeMillis());
            announce(receipt);
            ChunkHead head = new ChunkHead(socketId, seq, 0, receipt.receivedAt(), false, Dialect.RRWEB_CLOUD);
            into.take(new Upload(target, head, ContentEncoding.ZSTD, MediaType.NDJSON, body), receipt)
                    .await()
                    .indefinitely();
        });
        seq++;
    }

    /** Runs something until it isn't refused for a reason that passes, or patience is at its end. */
    void patiently(Runnable attempt) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                attempt.run();
                return;
            } catch (Refused refused) {
                boolean passes = refused.problem().status() == UNAVAILABLE
                        || refused.problem().status() == TOO_MANY_REQUESTS;
                if (!passes || System.nanoTime() >= deadline) {
                    throw refused;
                }
            }
            pause();
        }
    }

    private void announce(Receipt receipt) {
        if (announced) {
            return;
        }
        long now = receipt.receivedAt();
        (meta == null
                        ? announce.start(target, ClientMeta.unknown(externalId, now), receipt)
                        : announce.startAnew(target, meta.start(externalId, userAgent, now), receipt))
                .await()
                .indefinitely();
        announced = true;
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.unavailable("shutting_down", "the service is stopping", retryAfter));
        }
    }
}
