package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.intake.Announce;
import dev.playhead.ingest.intake.Intake;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Upload;
import dev.playhead.ingest.receive.Lease;
import dev.playhead.ingest.receive.Receipt;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.LogCompression;
import dev.playhead.wire.record.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends one socket's batches, and what its client says of itself before them. Waits where the log takes nothing now: the same batch has the same number, so that one which did arrive isn't stored twice. One thread at a time.
 */
final class SocketAppend {
    /** Null where the recording is left out of the website's sample: its events are thrown away. */
    private final @Nullable Intake intake;

    private final Announce announce;
    private final Target target;
    private final String externalId;
    private final @Nullable String userAgent;
    private final Patience patience;
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
            Patience patience) {
        this.intake = intake;
        this.announce = announce;
        this.target = target;
        this.externalId = externalId;
        this.userAgent = userAgent;
        this.patience = patience;
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

    /**
     * Appends events; returns when Kafka has them.
     *
     * @param lines JSON lines that were read
     * @param length of these, in bytes
     * @param events how many these are
     */
    void append(byte[] lines, int from, int length, int events, Lease lease) {
        Intake into = intake;
        if (into == null) {
            return;
        }
        byte[] body = LogCompression.zstd(lines, from, length);
        patience.run(() -> {
            Receipt receipt = new Receipt(lease, System.currentTimeMillis());
            announce(receipt);
            ChunkHead head = new ChunkHead(socketId, seq, 0, receipt.receivedAt(), false, Dialect.RRWEB_CLOUD);
            Upload upload = new Upload(target, head, ContentEncoding.ZSTD, MediaType.NDJSON, body);
            into.takeRead(upload, receipt, length, events).await().indefinitely();
        });
        seq++;
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
}
