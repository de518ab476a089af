package dev.playhead.benchmarks.fold;

import com.github.luben.zstd.ZstdInputStream;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.record.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Recordings as the log holds them: gzip chunks of what a recorder collects in two seconds. */
public record Corpus(List<Taken> recordings, long rawBytes) {

    public static final int PARTITION = 0;
    private static final long CHUNK_MS = 2_000;

    /** @param bodies the gzip body of each chunk */
    public record Taken(String name, Subject subject, List<ConsumerRecord<byte[], byte[]>> log, List<byte[]> bodies) {}

    /** @param folder of {@code *.ndjson.zst} */
    static Corpus read(Path folder) throws IOException {
        return read(folder, event -> true);
    }

    /**
     * @param folder of {@code *.ndjson.zst}
     * @param wanted events; others are left out
     */
    public static Corpus read(Path folder, Predicate<RecordedEvent> wanted) throws IOException {
        List<Taken> recordings = new ArrayList<>();
        long rawBytes = 0;
        long nextOffset = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".ndjson.zst"))
                    .sorted()
                    .toList()) {
                byte[] raw;
                try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
                    raw = in.readAllBytes();
                }
                List<RecordedEvent> events = events(file, raw, wanted);
                rawBytes += events.stream().mapToLong(RecordedEvent::lineLength).sum();
                Taken taken = taken(String.valueOf(file.getFileName()), events, nextOffset);
                nextOffset += taken.log().size();
                recordings.add(taken);
            }
        }
        if (recordings.isEmpty()) {
            throw new IOException("there are no *.ndjson.zst in " + folder);
        }
        return new Corpus(recordings, rawBytes);
    }

    private static List<RecordedEvent> events(Path file, byte[] raw, Predicate<RecordedEvent> wanted)
            throws IOException {
        if (!(EventReader.read(raw) instanceof EventsRead.Events(List<RecordedEvent> events))) {
            throw new IOException(file + " holds no events");
        }
        return events.stream().filter(wanted).toList();
    }

    private static Taken taken(String name, List<RecordedEvent> events, long firstOffset) throws IOException {
        Subject subject = new Subject(new WebsiteId("flid_benchmark0000000"), RecordingIds.mint());
        List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        int seq = 0;
        for (int from = 0; from < events.size(); ) {
            int to = from + 1;
            while (to < events.size()
                    && events.get(to).timestamp() - events.get(from).timestamp() < CHUNK_MS) {
                to++;
            }
            byte[] body = gzip(events.subList(from, to));
            bodies.add(body);
            append(chunk(subject, seq++, to - from, body, events.get(to - 1).timestamp()), firstOffset, log);
            from = to;
        }
        return new Taken(name, subject, log, bodies);
    }

    private static byte[] gzip(List<RecordedEvent> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (RecordedEvent event : events) {
                gzip.write(event.bytes(), event.start(), event.end() - event.start());
                gzip.write('\n');
            }
        }
        return bytes.toByteArray();
    }

    private static ChunkToSend chunk(Subject subject, int seq, int events, byte[] body, long sentAt) {
        return new ChunkToSend(
                subject,
                PARTITION,
                new ChunkHead("window", seq, sentAt, sentAt + 20, false, Dialect.NATIVE),
                ContentEncoding.GZIP,
                MediaType.NDJSON,
                events,
                body);
    }

    private static void append(ChunkToSend chunk, long firstOffset, List<ConsumerRecord<byte[], byte[]>> log) {
        for (ProducerRecord<byte[], byte[]> sent : ChunkRecords.of(chunk, UUID.randomUUID())) {
            log.add(new ConsumerRecord<>(
                    sent.topic(),
                    PARTITION,
                    firstOffset + log.size(),
                    chunk.head().receivedAt(),
                    TimestampType.LOG_APPEND_TIME,
                    -1,
                    -1,
                    sent.key(),
                    sent.value(),
                    sent.headers(),
                    Optional.empty()));
        }
    }
}
