package dev.playhead.replay.tail;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogReader;
import dev.playhead.wire.record.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/** One recording's records as the log would have them: the chunk at offset n holds {@link #EVENTS} events that say {@code "n":n}. */
final class TailRecords {
    static final int PARTITION = 0;
    static final int EVENTS = 3;

    private final Subject subject = new Subject(new WebsiteId("flid_0123456789abcdefghij"), RecordingIds.mint());
    private final String window = UUID.randomUUID().toString();
    private final int padding;

    /** @param padding bytes of each event beside its number */
    TailRecords(int padding) {
        this.padding = padding;
    }

    RecordingId id() {
        return subject.recordingId();
    }

    /** The state before the first record. */
    RecordingTail tail() {
        return new RecordingTail(subject, new LogReader(PARTITION, Limits.DEFAULTS), new Accept());
    }

    /** The state of a reader that has read everything below {@code offset}. */
    RecordingTail tailAt(long offset) {
        RecordingTail tail = tail();
        for (long at = 0; at < offset; at++) {
            tail.read(at(at));
        }
        return tail;
    }

    ConsumerRecord<byte[], byte[]> at(long offset) {
        String body = IntStream.range(0, EVENTS)
                .mapToObj(i -> "{\"type\":3,\"timestamp\":" + (1 + offset) + ",\"data\":{\"n\":" + offset
                        + ",\"pad\":\"" + "x".repeat(padding) + "\"}}")
                .collect(Collectors.joining("\n"));
        ProducerRecord<byte[], byte[]> sent = ChunkRecords.of(
                        new ChunkToSend(
                                subject,
                                PARTITION,
                                new ChunkHead(window, offset, 0, 1_760_000_000_000L, false, Dialect.NATIVE),
                                ContentEncoding.IDENTITY,
                                MediaType.NDJSON,
                                0,
                                body.getBytes(StandardCharsets.UTF_8)),
                        UUID.randomUUID())
                .getFirst();
        return new ConsumerRecord<>(
                sent.topic(),
                PARTITION,
                offset,
                1_760_000_000_000L + offset,
                TimestampType.LOG_APPEND_TIME,
                sent.key().length,
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
