package dev.playhead.indexer.end;

import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.record.ControlRecords;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Appends what the indexer decides to the decided recording's own partition. Thread-safe. */
@ApplicationScoped
public class ControlLog {

    private final MutinyEmitter<Record<byte[], byte[]>> control;

    ControlLog(@Channel("control") MutinyEmitter<Record<byte[], byte[]>> control) {
        this.control = control;
    }

    /** Succeeds once Kafka has it; its outcome is unknown when it fails. */
    public Uni<Void> append(LogEntry entry) {
        int partition = entry.place().partition();
        ProducerRecord<byte[], byte[]> record = ControlRecords.of(entry, partition);
        return control.sendMessage(Message.of(Record.of(record.key(), record.value()))
                .addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withPartition(partition)
                        .withHeaders(record.headers())
                        .build()));
    }
}
