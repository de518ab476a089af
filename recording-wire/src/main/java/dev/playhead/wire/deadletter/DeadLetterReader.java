package dev.playhead.wire.deadletter;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.record.ChunkFrames;
import dev.playhead.wire.record.ChunkRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Reads {@code playhead.dead-letters} and puts frames together. Records of a partition must come in offset order. Not thread-safe. */
public final class DeadLetterReader {
    /** Letters whose frames are held at once; whoever wrote an older one died over it and has written it anew. */
    private static final int OPEN_LETTERS = 4;

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> open = new LinkedHashMap<>();

    /** Reads the next record. Never throws for what a record holds. */
    public DeadLetterRead read(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        String retried = LetterHeaders.text(headers, LetterHeaders.RETRIED);
        if (retried != null) {
            return new DeadLetterRead.Retried(retried, record.timestamp());
        }
        String version = LetterHeaders.text(headers, LetterHeaders.VERSION);
        if (version == null) {
            return letter(List.of(record));
        }
        String letterId = LetterHeaders.text(headers, LetterHeaders.LETTER);
        if (!version.equals(LetterHeaders.CURRENT_VERSION) || letterId == null) {
            return new DeadLetterRead.Unknown();
        }
        int frames = ChunkFrames.count(headers);
        if (frames == 1 || LetterHeaders.text(headers, LetterHeaders.INCOMPLETE) != null) {
            return letter(List.of(record));
        }
        List<ConsumerRecord<byte[], byte[]>> read = open.computeIfAbsent(letterId, none -> new ArrayList<>());
        read.add(record);
        if (read.size() < frames) {
            if (open.size() > OPEN_LETTERS) {
                open.remove(open.keySet().iterator().next());
            }
            return new DeadLetterRead.Part();
        }
        open.remove(letterId);
        return letter(read);
    }

    private static DeadLetterRead letter(List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecord<byte[], byte[]> last = records.getLast();
        OptionalLong partition = LetterHeaders.number(last.headers(), LetterHeaders.PARTITION);
        OptionalLong offset = LetterHeaders.number(last.headers(), LetterHeaders.OFFSET);
        String reason = LetterHeaders.text(last.headers(), LetterHeaders.REASON);
        if (partition.isEmpty() || offset.isEmpty() || reason == null) {
            return new DeadLetterRead.Unknown();
        }
        return new DeadLetterRead.Letter(new DeadLetter(
                last.partition() + "-" + last.offset(),
                last.timestamp(),
                subject(last),
                new DeadLetter.Origin((int) partition.getAsLong(), offset.getAsLong()),
                reason,
                ChunkRecords.declaredEvents(last.headers()),
                List.copyOf(records)));
    }

    private static Optional<Subject> subject(ConsumerRecord<byte[], byte[]> record) {
        Optional<Subject> named = ChunkFrames.subject(record.headers());
        String website = LetterHeaders.text(record.headers(), LetterHeaders.OLD_WEBSITE);
        if (named.isPresent() || website == null || record.key() == null) {
            return named;
        }
        return WebsiteId.parse(website)
                .flatMap(id -> RecordingId.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .map(recording -> new Subject(id, recording)));
    }
}
