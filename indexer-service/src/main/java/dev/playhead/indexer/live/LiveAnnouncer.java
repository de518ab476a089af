package dev.playhead.indexer.live;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.fold.Announcements;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.fence.Fence;
import dev.playhead.wire.live.LiveAnnouncement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Announces on {@code playhead.live} and {@code playhead.fences}. One that Kafka doesn't take is lost; the recording's next one makes up for it. Thread-safe. */
@ApplicationScoped
public class LiveAnnouncer implements Announcements {

    private static final Logger LOG = Logger.getLogger(LiveAnnouncer.class);
    /** The topics keep no more, so whoever is behind by more has nothing to announce. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Duration FENCES_KEPT = Duration.ofHours(48);

    private final MutinyEmitter<Record<byte[], byte @Nullable []>> topic;
    private final MutinyEmitter<Record<byte[], byte @Nullable []>> fences;
    private final Semaphore places;
    private final Counter announced;
    private final Counter lost;

    LiveAnnouncer(
            // what may be on its way at once is counted here
            @Channel("live") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<byte[], byte @Nullable []>> topic,
            @Channel("fences") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<byte[], byte @Nullable []>> fences,
            IndexerConfig config,
            MeterRegistry metrics) {
        this.topic = topic;
        this.fences = fences;
        this.places = new Semaphore(config.liveInFlight());
        this.announced = Counter.builder("playhead.indexer.live.announced")
                .description("Starts, progress and ends of recordings announced on playhead.live")
                .register(metrics);
        this.lost = Counter.builder("playhead.indexer.live.lost")
                .description("Announcements that Kafka did not take")
                .register(metrics);
    }

    @Override
    public boolean tell(LiveAnnouncement announcement) {
        boolean tooLate = System.currentTimeMillis() - announcement.last().appendedAt() > KEPT.toMillis();
        return tooLate || send(topic, announcement.key(), announcement.toJson());
    }

    @Override
    public boolean erased(Subject subject) {
        return send(topic, subject.recordingId().toString().getBytes(StandardCharsets.UTF_8), null);
    }

    @Override
    public boolean fenced(Fence fence, long since) {
        boolean tooLate = System.currentTimeMillis() - since > FENCES_KEPT.toMillis();
        return tooLate || send(fences, fence.key(), fence.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private boolean send(MutinyEmitter<Record<byte[], byte @Nullable []>> to, byte[] key, byte @Nullable [] value) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            to.sendMessage(Message.of(Record.of(key, value)))
                    .onTermination()
                    .invoke(() -> places.release())
                    .subscribe()
                    .with(done -> announced.increment(), this::lost);
        } catch (IllegalStateException ending) {
            // the channel goes before the fold does
            places.release();
            lost(ending);
        }
        return true;
    }

    private void lost(Throwable failure) {
        lost.increment();
        LOG.debugf("an announcement is lost: %s", failure.getMessage());
    }
}
