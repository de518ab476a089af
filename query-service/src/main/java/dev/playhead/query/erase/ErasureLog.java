package dev.playhead.query.erase;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.wire.record.ControlRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Appends erasures to their recordings' partitions: the log orders them among the chunks, and its owner carries them out. */
@ApplicationScoped
public class ErasureLog {
    private static final Logger LOG = Logger.getLogger(ErasureLog.class);

    private final MutinyEmitter<Record<byte[], byte[]>> log;
    private final QuerySettings settings;
    private final Counter asked;

    ErasureLog(
            @Channel("erasures") MutinyEmitter<Record<byte[], byte[]>> log,
            QuerySettings settings,
            MeterRegistry metrics) {
        this.log = log;
        this.settings = settings;
        this.asked = Counter.builder("playhead.query.erasures")
                .description("Erasures that Kafka took, repeated ones included")
                .register(metrics);
    }

    /**
     * Ends when all in-sync replicas have it. One that has been carried out isn't asked for again.
     *
     * <p>Fails with a 503 where Kafka doesn't say in time that it has it. It may have it all the same; a second one does no harm.
     */
    public Uni<Void> append(RecordingPlace recording) {
        if (recording.isErased()) {
            return Uni.createFrom().voidItem();
        }
        LogPlace undecided = new LogPlace(recording.partition(), 0, 0);
        ProducerRecord<byte[], byte[]> record =
                ControlRecords.of(new LogEntry.Erased(recording.subject(), undecided), recording.partition());
        return log.sendMessage(Message.of(Record.of(record.key(), record.value()))
                        .addMetadata(OutgoingKafkaRecordMetadata.builder()
                                .withPartition(recording.partition())
                                .withHeaders(record.headers())
                                .build()))
                .ifNoItem()
                .after(settings.erasureTimeout())
                .fail()
                .invoke(() -> asked.increment())
                .onFailure()
                .transform(failure -> {
                    LOG.warnf(
                            "erasure not taken by the log recordingId=%s websiteId=%s partition=%d: %s",
                            recording.subject().recordingId(),
                            recording.subject().websiteId(),
                            recording.partition(),
                            failure);
                    return ProblemException.logUnavailable();
                });
    }
}
