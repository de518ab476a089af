package dev.playhead.indexer.deadletter;

import dev.playhead.indexer.retry.Retry;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Keeps what could not be decoded, with the reason and where it stood. Blocks until Kafka has it: the checkpoint must not pass a
 * record that is kept nowhere. After a crash the same record may be set aside twice.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(30);

    /** Bytes; the topic's largest record is 2 MiB, headers included. */
    private static final int LARGEST_VALUE = 1_900_000;

    private final MutinyEmitter<Record<byte[], byte[]>> emitter;
    private final Retry retry;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> emitter, Retry retry) {
        this.emitter = emitter;
        this.retry = retry;
    }

    /** Sets a record aside as it was read. */
    public void send(ConsumerRecord<byte[], byte[]> record, String reason) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        send(record.key(), record.value(), headers, record.partition(), record.offset(), reason);
    }

    /** Sets aside a chunk that inflated but holds no events: its bytes as gzip, or none where they would not fit one record. */
    public void send(LogEntry.Chunk chunk, String reason) {
        LogPlace place = chunk.place();
        Headers headers = new RecordHeaders();
        headers.add("playhead_website", utf8(chunk.subject().websiteId().value()));
        byte[] packed = gzip(chunk.events());
        boolean fits = packed.length <= LARGEST_VALUE;
        headers.add("playhead_value", utf8(fits ? "gzip" : "left in the log"));
        send(
                utf8(chunk.subject().recordingId().toString()),
                fits ? packed : new byte[0],
                headers,
                place.partition(),
                place.offset(),
                reason);
    }

    private void send(byte[] key, byte[] value, Headers headers, int partition, long offset, String reason) {
        headers.add("playhead_reason", utf8(reason));
        headers.add("playhead_partition", utf8(Integer.toString(partition)));
        headers.add("playhead_offset", utf8(Long.toString(offset)));
        LOG.warnf("dead letter: partition=%d offset=%d reason=%s", partition, offset, reason);
        retry.untilAnswered("write a dead letter", () -> emitter.sendMessage(Message.of(Record.of(key, value))
                        .addMetadata(OutgoingKafkaRecordMetadata.builder()
                                .withHeaders(headers)
                                .build()))
                .await()
                .atMost(ACKNOWLEDGED_WITHIN));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return packed.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
