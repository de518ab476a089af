package dev.playhead.wire.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Golden;
import dev.playhead.wire.Topics;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import dev.playhead.wire.record.MediaType;
import dev.playhead.wire.record.RecordText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final int PARTITION = 5;
    private static final UUID LETTER = new UUID(0, 7);
    private static final Subject SUBJECT = new Subject(
            new WebsiteId("flid_shop000000000000"),
            new RecordingId(UUID.fromString("01990000-0000-7000-8000-000000000001")));

    @Test
    void writesALetterAsTheGoldenFileHasIt() {
        ConsumerRecord<byte[], byte[]> record =
                chunk("no gzip at all".getBytes(StandardCharsets.UTF_8), 41).getFirst();

        List<ProducerRecord<byte[], byte[]>> letter = DeadLetterRecords.of(record, null, "not gzip", LETTER);

        assertThat(RecordText.write(letter).replace("partition null", "partition 0"))
                .isEqualTo(Golden.read("dead-letters-v2.txt"));
        assertThat(letter).allSatisfy(one -> assertThat(one.topic()).isEqualTo(Topics.DEAD_LETTERS));
    }

    @Test
    void readsTheLettersOfEveryVersion() {
        List<DeadLetter> first = read(RecordText.read(Golden.read("dead-letters-v1.txt")));
        List<DeadLetter> second = read(RecordText.read(Golden.read("dead-letters-v2.txt")));

        assertThat(first).hasSize(2).allSatisfy(letter -> assertThat(letter.subject())
                .contains(SUBJECT));
        assertThat(first).extracting(DeadLetter::reason).containsExactly("not gzip", "no JSON at byte 7");
        assertThat(first.getFirst().retry(LETTER)).isInstanceOf(DeadLetter.Retry.Records.class);
        assertThat(first.getLast().retry(LETTER)).isInstanceOf(DeadLetter.Retry.Impossible.class);
        assertThat(second).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("0-0");
            assertThat(letter.subject()).contains(SUBJECT);
            assertThat(letter.origin()).isEqualTo(new DeadLetter.Origin(PARTITION, 41));
            assertThat(letter.events()).isEqualTo(4);
            assertThat(letter.bytes()).isEqualTo(14);
        });
    }

    @Test
    void aRetriedChunkOfSeveralFramesIsTheSameChunkAgain() {
        byte[] body = new byte[2_500_000];
        new Random(1).nextBytes(body);
        List<ConsumerRecord<byte[], byte[]>> frames = chunk(body, 41);
        LogReader log = new LogReader(PARTITION, Limits.DEFAULTS);
        frames.forEach(log::read);
        byte[] assembled = log.assembledBody();
        assertThat(assembled).isEqualTo(body);

        List<ProducerRecord<byte[], byte[]>> kept =
                DeadLetterRecords.of(frames.getLast(), assembled, "not gzip", LETTER);
        List<ProducerRecord<byte[], byte[]>> other =
                DeadLetterRecords.of(frames.getLast(), assembled, "not gzip", new UUID(0, 8));
        List<ConsumerRecord<byte[], byte[]>> topic = new ArrayList<>();
        for (int frame = 0; frame < kept.size(); frame++) {
            topic.add(RecordText.consumed(inPartition(kept.get(frame)), topic.size(), 1));
            topic.add(RecordText.consumed(inPartition(other.get(frame)), topic.size(), 1));
        }
        List<DeadLetter> letters = read(topic);

        assertThat(letters).hasSize(2);
        UUID chunkId = new UUID(0, 9);
        DeadLetter.Retry retry = letters.getFirst().retry(chunkId);
        assertThat(retry).isInstanceOf(DeadLetter.Retry.Records.class);
        List<ProducerRecord<byte[], byte[]>> again = ((DeadLetter.Retry.Records) retry).records();
        assertThat(RecordText.write(again)).isEqualTo(RecordText.write(sent(body, chunkId)));
    }

    @Test
    void aChunkOfWhichFramesAreMissingCanNotBeRetried() {
        ConsumerRecord<byte[], byte[]> last = chunk(new byte[2_500_000], 41).getLast();

        List<ProducerRecord<byte[], byte[]>> letter = DeadLetterRecords.of(last, null, "first frames dropped", LETTER);

        assertThat(read(List.of(RecordText.consumed(inPartition(letter.getFirst()), 3, 1))))
                .singleElement()
                .satisfies(one -> assertThat(one.retry(LETTER)).isInstanceOf(DeadLetter.Retry.Impossible.class));
    }

    @Test
    void aNoteTellsWhichLetterWasRetried() {
        DeadLetter letter =
                read(RecordText.read(Golden.read("dead-letters-v2.txt"))).getFirst();
        ProducerRecord<byte[], byte[]> note = DeadLetterRecords.retried(letter);

        assertThat(new DeadLetterReader().read(RecordText.consumed(inPartition(note), 9, 1234)))
                .isEqualTo(new DeadLetterRead.Retried("0-0", 1234));
    }

    @Test
    void aRetriedRecordIsReadAsTheEntryThatItWas() {
        byte[] events = "{\"type\":4,\"timestamp\":1}".getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> record =
                RecordText.consumed(sent(events, LETTER).getFirst(), 41, 1);
        DeadLetter letter = read(List.of(RecordText.consumed(
                        inPartition(DeadLetterRecords.of(record, null, "a flaw of ours", LETTER)
                                .getFirst()),
                        0,
                        1)))
                .getFirst();

        ProducerRecord<byte[], byte[]> again = ((DeadLetter.Retry.Records) letter.retry(new UUID(0, 9)))
                .records()
                .getFirst();

        assertThat(new LogReader(PARTITION, Limits.DEFAULTS).read(RecordText.consumed(again, 50, 1)))
                .isInstanceOfSatisfying(LogRead.Entry.class, entry -> {
                    LogEntry.Chunk chunk = (LogEntry.Chunk) entry.entry();
                    assertThat(chunk.head().seq()).isEqualTo(3);
                    assertThat(chunk.events()).isEqualTo(events);
                });
    }

    private static List<DeadLetter> read(List<ConsumerRecord<byte[], byte[]>> topic) {
        DeadLetterReader reader = new DeadLetterReader();
        List<DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topic) {
            if (reader.read(record) instanceof DeadLetterRead.Letter(DeadLetter letter)) {
                letters.add(letter);
            }
        }
        return letters;
    }

    private static ProducerRecord<byte[], byte[]> inPartition(ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), 0, null, record.key(), record.value(), record.headers());
    }

    private static List<ConsumerRecord<byte[], byte[]>> chunk(byte[] body, long lastOffset) {
        List<ProducerRecord<byte[], byte[]>> sent = sent(body, new UUID(0, 1));
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> one : sent) {
            read.add(RecordText.consumed(one, lastOffset - sent.size() + 1 + read.size(), 1));
        }
        return read;
    }

    private static List<ProducerRecord<byte[], byte[]>> sent(byte[] body, UUID chunkId) {
        boolean isText = body.length > 0 && body[0] == '{';
        return ChunkRecords.of(
                new ChunkToSend(
                        SUBJECT,
                        PARTITION,
                        new ChunkHead("window-1", 3, 0, 1_780_000_000_007L, false, Dialect.NATIVE),
                        isText ? ContentEncoding.IDENTITY : ContentEncoding.GZIP,
                        MediaType.NDJSON,
                        4,
                        body),
                chunkId);
    }
}
