package dev.playhead.replay.watched;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.wire.watched.WatchedRecording;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Writes {@code playhead.watched}. Best effort: without it live views are as late as recorders upload by themselves. While Kafka is
 * away, one word about each recording waits, not one for every renewal. Thread-safe.
 */
@ApplicationScoped
public class WatchedPublisher {
    private static final Logger LOG = Logger.getLogger(WatchedPublisher.class);
    /** A word holds for some renewals, so that a late one doesn't slow the recorder down. */
    private static final int RENEWALS = 3;

    private final MutinyEmitter<byte[]> out;
    private final Duration lease;
    private final Set<RecordingId> underWay = ConcurrentHashMap.newKeySet();

    public WatchedPublisher(
            @Channel("watched") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> out,
            ReplaySettings settings) {
        this.out = out;
        Duration wanted = settings.live().watchedRenewal().multipliedBy(RENEWALS);
        this.lease = wanted.compareTo(WatchedRecording.LONGEST_LEASE) < 0 ? wanted : WatchedRecording.LONGEST_LEASE;
    }

    void publish(RecordingId id) {
        if (!underWay.add(id)) {
            return;
        }
        WatchedRecording watched = new WatchedRecording(id, lease);
        Message<byte[]> message = Message.of(watched.toJson())
                .addMetadata(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(watched.key())
                        .build());
        out.sendMessage(message)
                .onTermination()
                .invoke(() -> underWay.remove(id))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf(
                                "recorder not asked to upload faster recordingId=%s: %s", id, failure.getMessage()));
    }
}
