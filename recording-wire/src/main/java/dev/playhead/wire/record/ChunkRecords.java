package dev.playhead.wire.record;

import dev.playhead.recording.log.ChunkHead;
import dev.playhead.wire.Topics;
import dev.playhead.wire.record.HeaderReader.HeaderFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A chunk as Kafka records: its frames, all to one partition. They must be appended in order by an idempotent producer;
 * frames of other chunks may come between them.
 */
public final class ChunkRecords {
    /** 900 KiB: with headers and batch overhead a frame stays below the topic's 1 MiB. */
    public static final int FRAME_BYTES = 900 * 1024;

    private ChunkRecords() {}

    /**
     * The frames in the order in which to append them, at least one.
     *
     * @param chunkId fresh for every attempt to append the chunk: frames of a failed attempt must not complete a later one
     */
    public static List<ProducerRecord<byte[], byte[]>> of(ChunkToSend chunk, UUID chunkId) {
        byte[] body = chunk.body();
        int frames = Math.max(1, Math.ceilDiv(body.length, FRAME_BYTES));
        byte[] key = HeaderWriter.key(chunk.subject());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(frames);
        for (int frame = 0; frame < frames; frame++) {
            int from = frame * FRAME_BYTES;
            byte[] value =
                    frames == 1 ? body : Arrays.copyOfRange(body, from, Math.min(body.length, from + FRAME_BYTES));
            HeaderWriter headers = headers(chunk, chunkId);
            headers.number(HeaderNames.FRAME, frame);
            headers.number(HeaderNames.FRAMES, frames);
            records.add(new ProducerRecord<>(Topics.CHUNKS, chunk.partition(), null, key, value, headers.headers()));
        }
        return records;
    }

    /** How many events the sender of a chunk's record declared; 0 where it doesn't say, as in every other record. */
    public static int declaredEvents(Headers headers) {
        try {
            return new HeaderReader(headers).count(HeaderNames.EVENTS, 0);
        } catch (HeaderFault e) {
            return 0;
        }
    }

    private static HeaderWriter headers(ChunkToSend chunk, UUID chunkId) {
        ChunkHead head = chunk.head();
        HeaderWriter headers = new HeaderWriter(chunk.subject(), RecordType.CHUNK, chunkId, head.receivedAt());
        headers.text(HeaderNames.CONTENT_TYPE, chunk.mediaType().wireName());
        headers.text(HeaderNames.ENCODING, chunk.encoding().wireName());
        headers.text(HeaderNames.DIALECT, head.dialect().wireName());
        String window = head.windowId();
        if (window != null) {
            headers.text(HeaderNames.WINDOW, window);
        }
        if (head.seq() >= 0) {
            headers.number(HeaderNames.SEQ, head.seq());
        }
        if (head.sentAt() > 0) {
            headers.number(HeaderNames.SENT_AT, head.sentAt());
        }
        headers.number(HeaderNames.EVENTS, chunk.eventCount());
        headers.text(HeaderNames.FINALIZE, Boolean.toString(head.finalizes()));
        return headers;
    }
}
