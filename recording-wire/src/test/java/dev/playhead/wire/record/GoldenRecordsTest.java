package dev.playhead.wire.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.RecordingStart;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Golden;
import dev.playhead.wire.codec.ContentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class GoldenRecordsTest {
    private static final long RECEIVED = 1_780_000_000_007L;
    private static final int PARTITION = 5;
    private static final Subject SUBJECT = new Subject(
            new WebsiteId("flid_shop000000000000"),
            new RecordingId(UUID.fromString("01990000-0000-7000-8000-000000000001")));
    private static final String EVENTS = "{\"type\":4,\"timestamp\":1}";

    private static final ChunkHead FULL =
            new ChunkHead("window-1", 3, 1_780_000_000_000L, RECEIVED, true, Dialect.NATIVE);
    private static final ChunkHead BARE = new ChunkHead(null, ChunkHead.NO_SEQ, 0, RECEIVED, false, Dialect.DOZOR);

    private static List<LogEntry> controls() {
        RecordingStart start = RecordingStart.builder(Dialect.NATIVE, RECEIVED)
                .visitor("visitor-1", "session-1")
                .page("https://shop.example/?q=1", "https://search.example/")
                .browser("Agent/1.0", "en-GB")
                .screen(1920, 1080)
                .sdk("playhead", "0.1.0")
                .country("DE")
                .build();
        RecordingStart external = RecordingStart.builder(Dialect.RRWEB_CLOUD, RECEIVED)
                .externalId("client-id")
                .build();
        LogPlace nowhere = new LogPlace(0, 0, 0);
        return List.of(
                new LogEntry.Started(SUBJECT, nowhere, start),
                new LogEntry.Started(SUBJECT, nowhere, external),
                new LogEntry.Metadata(SUBJECT, nowhere, Map.of("plan", "gold \"ä\"")),
                new LogEntry.Identified(SUBJECT, nowhere, "user-1", Map.of("team", "a")),
                new LogEntry.Heartbeat(SUBJECT, nowhere),
                new LogEntry.Stopped(SUBJECT, nowhere, Map.of("window-1", 3L)),
                new LogEntry.Cancelled(SUBJECT, nowhere),
                new LogEntry.Ended(SUBJECT, nowhere, 41),
                new LogEntry.Refused(SUBJECT, nowhere, "quota_exceeded"),
                new LogEntry.Erased(SUBJECT, nowhere));
    }

    private static List<ProducerRecord<byte[], byte[]>> records() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ChunkHead head : List.of(FULL, BARE)) {
            ChunkToSend chunk = new ChunkToSend(
                    SUBJECT,
                    PARTITION,
                    head,
                    ContentEncoding.IDENTITY,
                    MediaType.NDJSON,
                    1,
                    EVENTS.getBytes(StandardCharsets.UTF_8));
            records.addAll(ChunkRecords.of(chunk, new UUID(0, records.size())));
        }
        for (LogEntry control : controls()) {
            records.add(ControlRecords.of(control, PARTITION, new UUID(0, records.size()), RECEIVED));
        }
        return records;
    }

    @Test
    void everyRecordTypeIsWrittenAsTheGoldenFileHasIt() {
        assertThat(RecordText.write(records())).isEqualTo(Golden.read("records-v1.txt"));
    }

    @Test
    void anExpiryIsWrittenAndReadAsItsGoldenFileHasIt() {
        LogEntry expired = new LogEntry.Expired(SUBJECT, new LogPlace(PARTITION, 0, 0), 41);

        assertThat(RecordText.write(List.of(ControlRecords.of(expired, PARTITION, new UUID(0, 12), RECEIVED))))
                .isEqualTo(Golden.read("records-expired-v1.txt"));
        assertThat(new LogReader(PARTITION, Limits.DEFAULTS)
                        .read(RecordText.read(Golden.read("records-expired-v1.txt"))
                                .getFirst()))
                .isInstanceOfSatisfying(LogRead.Entry.class, read -> assertThat(read.entry())
                        .usingRecursiveComparison()
                        .ignoringFields("place")
                        .isEqualTo(expired));
    }

    @Test
    void everyGoldenRecordIsReadBack() {
        LogReader reader = new LogReader(PARTITION, Limits.DEFAULTS);
        List<LogEntry> read = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : RecordText.read(Golden.read("records-v1.txt"))) {
            assertThat(reader.read(record))
                    .isInstanceOfSatisfying(LogRead.Entry.class, entry -> read.add(entry.entry()));
        }

        assertThat(read.subList(0, 2))
                .extracting(entry -> ((LogEntry.Chunk) entry).head())
                .containsExactly(FULL, BARE);
        assertThat(read.subList(0, 2)).allSatisfy(entry -> assertThat(((LogEntry.Chunk) entry).events())
                .isEqualTo(EVENTS.getBytes(StandardCharsets.UTF_8)));
        assertThat(read)
                .extracting(entry -> entry.place().offset())
                .isEqualTo(Stream.iterate(0L, offset -> offset + 1).limit(12).toList());
        assertThat(read.subList(2, 12))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
                .isEqualTo(controls());
    }
}
