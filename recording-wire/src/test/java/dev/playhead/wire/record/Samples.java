package dev.playhead.wire.record;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.codec.ContentEncoding;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Chunks for tests. */
final class Samples {
    static final Subject SUBJECT = new Subject(
            new WebsiteId("flid_shop000000000000"),
            new RecordingId(UUID.fromString("01990000-0000-7000-8000-000000000001")));

    private Samples() {}

    /** Frames of a chunk whose body is as received; the seed fixes the body and the chunk id. */
    static List<ProducerRecord<byte[], byte[]>> frames(long seed, int bytes) {
        return frames(seed, body(seed, bytes), ContentEncoding.IDENTITY);
    }

    static List<ProducerRecord<byte[], byte[]>> frames(long seed, byte[] body, ContentEncoding encoding) {
        ChunkHead head = new ChunkHead("w", seed, 1, 2, false, Dialect.NATIVE);
        return ChunkRecords.of(
                new ChunkToSend(SUBJECT, 0, head, encoding, MediaType.NDJSON, 1, body), new UUID(7, seed));
    }

    static byte[] body(long seed, int bytes) {
        byte[] body = new byte[bytes];
        new Random(seed).nextBytes(body);
        return body;
    }
}
