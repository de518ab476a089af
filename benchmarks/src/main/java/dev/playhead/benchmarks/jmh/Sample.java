package dev.playhead.benchmarks.jmh;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.record.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One real recording: its first chunk, which holds a page, and a usual one of its later chunks. */
@State(Scope.Benchmark)
public class Sample {
    static final String FOLDER = "playhead.recordings";
    private static final long RECEIVED = 1_760_000_000_000L;
    private static final int LARGE = 3_000_000;

    final Subject subject = new Subject(new WebsiteId("flid_benchmark0000000"), RecordingIds.mint());
    RecordedChunks.Chunk first = new RecordedChunks.Chunk(new byte[0], new byte[0], 0);
    RecordedChunks.Chunk usual = first;
    List<RecordedEvent> firstEvents = List.of();
    List<RecordedEvent> usualEvents = List.of();
    List<RecordedEvent> clicks = List.of();
    List<ConsumerRecord<byte[], byte[]>> largeFrames = List.of();

    /** The longest recording; of its chunks the one of median size. */
    @Setup(Level.Trial)
    public void read() throws IOException {
        List<RecordedChunks.Chunk> chunks = RecordedChunks.byRecording(Path.of(System.getProperty(FOLDER))).stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        first = chunks.getFirst();
        List<RecordedChunks.Chunk> later = new ArrayList<>(chunks.subList(1, chunks.size()));
        later.sort(Comparator.comparingInt(chunk -> chunk.lines().length));
        usual = later.get(later.size() / 2);
        firstEvents = events(first);
        usualEvents = events(usual);
        List<RecordedEvent> clicked = new ArrayList<>();
        for (RecordedChunks.Chunk chunk : chunks) {
            events(chunk).stream().filter(event -> event.source() == 2).forEach(clicked::add);
        }
        clicks = clicked;
        largeFrames = records(toSend(0, new byte[LARGE]));
    }

    private static List<RecordedEvent> events(RecordedChunks.Chunk chunk) {
        if (EventReader.read(chunk.lines()) instanceof EventsRead.Events(List<RecordedEvent> events)) {
            return events;
        }
        throw new IllegalStateException("a real recording's chunk holds no events");
    }

    ChunkToSend toSend(long seq, byte[] body) {
        return new ChunkToSend(subject, 0, head(seq), ContentEncoding.GZIP, MediaType.NDJSON, 10, body);
    }

    static ChunkHead head(long seq) {
        return new ChunkHead("5f0c1bd4-0d0b-4f4e-9a39-0f0f8b3f2f11", seq, RECEIVED, RECEIVED, false, Dialect.NATIVE);
    }

    LogEntry.Chunk chunk(long seq, byte[] lines) {
        return new LogEntry.Chunk(subject, new LogPlace(0, seq, RECEIVED), head(seq), lines);
    }

    static List<ConsumerRecord<byte[], byte[]>> records(ChunkToSend chunk) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> sent : ChunkRecords.of(chunk, UUID.randomUUID())) {
            records.add(new ConsumerRecord<>(
                    sent.topic(),
                    0,
                    records.size(),
                    RECEIVED,
                    TimestampType.LOG_APPEND_TIME,
                    sent.key().length,
                    sent.value().length,
                    sent.key(),
                    sent.value(),
                    sent.headers(),
                    Optional.empty()));
        }
        return records;
    }
}
