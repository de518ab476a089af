package dev.playhead.ingest.append;

import dev.playhead.ingest.follow.Fences;
import dev.playhead.wire.fence.Fence;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells this and every other instance of a fence, after the stop itself is safe in the log. Best effort. */
@ApplicationScoped
public class FencePublisher {
    private static final Logger LOG = Logger.getLogger(FencePublisher.class);
    /** Waiting fences while Kafka is slow; beyond it they are left to the indexer, which repairs the topic. */
    private static final long MOST_WAITING = 10_000;

    private final MutinyEmitter<byte[]> fencesOut;
    private final Fences fences;

    @Inject
    public FencePublisher(
            @Channel("fences") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
                    MutinyEmitter<byte[]> fencesOut,
            Fences fences) {
        this.fencesOut = fencesOut;
        this.fences = fences;
    }

    /** Fences at once on this instance, soon on the others. */
    public void publish(Fence fence) {
        fences.put(fence, System.currentTimeMillis());
        Message<byte[]> message = Message.of(fence.toJson().getBytes(StandardCharsets.UTF_8))
                .addMetadata(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(fence.key())
                        .build());
        fencesOut
                .sendMessage(message)
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf(
                                "fence not published recordingId=%s: %s",
                                fence.subject().recordingId(), failure.getMessage()));
    }
}
