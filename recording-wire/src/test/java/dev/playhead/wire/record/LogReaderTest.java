package dev.playhead.wire.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.wire.codec.ContentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private static final int FRAME = ChunkRecords.FRAME_BYTES;
    private static final Limits LIMITS = new Limits(8L << 20, 4L << 20, 300_000);

    private final List<ProducerRecord<byte[], byte[]>> a = Samples.frames(1, 2 * FRAME + 10);
    private final List<ProducerRecord<byte[], byte[]>> b = Samples.frames(2, FRAME + 1);

    @Test
    void cutsOnlyAboveTheFrameSize() {
        assertThat(Samples.frames(1, 0)).hasSize(1);
        assertThat(Samples.frames(1, FRAME)).hasSize(1);
        assertThat(b).hasSize(2);
        assertThat(a).hasSize(3).allSatisfy(frame -> assertThat(frame.value().length)
                .isLessThanOrEqualTo(FRAME));
    }

    @Test
    void putsInterleavedFramesTogetherAndPlacesTheChunkAtItsLastFrame() {
        LogReader reader = new LogReader(0, LIMITS);

        assertThat(read(reader, a.get(0), 10)).isInstanceOf(LogRead.Pending.class);
        assertThat(read(reader, b.get(0), 11)).isInstanceOf(LogRead.Pending.class);
        assertThat(reader.pending()).extracting(PendingChunk::firstOffset).containsExactly(10L, 11L);
        assertThat(reader.startOffset(12)).isEqualTo(10);
        assertThat(read(reader, a.get(1), 12)).isInstanceOf(LogRead.Pending.class);
        assertChunk(read(reader, b.get(1), 13), 13, 2, FRAME + 1);
        assertChunk(read(reader, a.get(2), 14), 14, 1, 2 * FRAME + 10);
        assertThat(reader.pending()).isEmpty();
        assertThat(reader.startOffset(15)).isEqualTo(15);
    }

    @Test
    void resumesBetweenFramesWithoutRepeatingAnything() {
        LogReader first = new LogReader(0, LIMITS);
        ProducerRecord<byte[], byte[]> whole = Samples.frames(3, 5).getFirst();
        List<ProducerRecord<byte[], byte[]>> log = List.of(a.get(0), whole, b.get(0), a.get(1), b.get(1), a.get(2));
        for (int offset = 0; offset < 3; offset++) {
            read(first, log.get(offset), offset);
        }

        List<PendingChunk> saved = PendingChunks.fromJson(PendingChunks.toJson(first.pending()));
        LogReader second = LogReader.resume(0, LIMITS, 3, saved);

        assertThat(second.pending()).isEqualTo(first.pending());
        assertThat(second.startOffset(3)).isZero();
        List<LogRead> reads = new ArrayList<>();
        for (int offset = 0; offset < log.size(); offset++) {
            reads.add(read(second, log.get(offset), offset));
        }
        assertThat(reads.get(0)).isInstanceOf(LogRead.Pending.class);
        assertThat(reads.get(1)).isInstanceOf(LogRead.Skipped.class);
        assertThat(reads.get(2)).isInstanceOf(LogRead.Pending.class);
        assertChunk(reads.get(4), 4, 2, FRAME + 1);
        assertChunk(reads.get(5), 5, 1, 2 * FRAME + 10);
    }

    @Test
    void dropsAChunkThatStaysIncompleteForFiveMinutesOfTheLogsTime() {
        LogReader reader = new LogReader(0, LIMITS);
        reader.read(RecordText.consumed(a.get(0), 0, 1_000));
        reader.read(RecordText.consumed(Samples.frames(3, 5).getFirst(), 1, 301_000));
        assertThat(reader.pending()).hasSize(1);

        reader.read(RecordText.consumed(Samples.frames(4, 5).getFirst(), 2, 301_001));

        assertThat(reader.pending()).isEmpty();
        assertThat(reader.droppedChunks()).isEqualTo(1);
        assertThat(read(reader, a.get(1), 3)).isInstanceOf(LogRead.Skipped.class);
        assertThat(read(reader, a.get(2), 4)).isInstanceOf(LogRead.Undecodable.class);
        assertThat(reader.droppedChunks()).isEqualTo(1);
    }

    @Test
    void dropsTheOldestWhenPendingFramesHoldTooMuch() {
        LogReader reader = new LogReader(0, new Limits(8L << 20, 2L * FRAME, 300_000));
        read(reader, a.get(0), 0);
        read(reader, b.get(0), 1);

        assertChunk(read(reader, b.get(1), 2), 2, 2, FRAME + 1);

        assertThat(reader.droppedChunks()).isEqualTo(1);
        assertThat(reader.pending()).isEmpty();
        assertThat(read(reader, a.get(2), 3)).isInstanceOf(LogRead.Undecodable.class);
    }

    @Test
    void givesUpAChunkThatAloneHoldsTooMuch() {
        LogReader reader = new LogReader(0, new Limits(8L << 20, 2L * FRAME, 300_000));
        read(reader, a.get(0), 0);
        read(reader, a.get(1), 1);

        assertThat(read(reader, a.get(2), 2)).isInstanceOf(LogRead.Undecodable.class);
        assertThat(reader.droppedChunks()).isEqualTo(1);
        assertThat(reader.pending()).isEmpty();
    }

    @Test
    void dropsAChunkOfWhichAFrameWasNeverAppended() {
        LogReader reader = new LogReader(0, LIMITS);
        read(reader, a.get(0), 0);

        assertThat(read(reader, a.get(2), 1)).isInstanceOf(LogRead.Skipped.class);
        assertThat(reader.droppedChunks()).isEqualTo(1);
    }

    @Test
    void takesAFrameThatWasAppendedTwiceOnce() {
        LogReader reader = new LogReader(0, LIMITS);
        read(reader, b.get(0), 0);

        assertThat(read(reader, b.get(0), 1)).isInstanceOf(LogRead.Skipped.class);
        assertChunk(read(reader, b.get(1), 2), 2, 2, FRAME + 1);
    }

    @Test
    void tellsWhatItCannotDecode() {
        ProducerRecord<byte[], byte[]> cutOff =
                Samples.frames(5, new byte[] {1, 2, 3}, ContentEncoding.GZIP).getFirst();
        ProducerRecord<byte[], byte[]> tooLarge = Samples.frames(6, 9 << 20).getFirst();
        ProducerRecord<byte[], byte[]> foreign = new ProducerRecord<>("t", 0, new byte[0], new byte[0]);
        ProducerRecord<byte[], byte[]> unknown = changed("ce_type", "dev.playhead.recording.chunk.v9");
        LogReader reader = new LogReader(0, new Limits(100, 4L << 20, 300_000));

        assertUndecodable(read(reader, cutOff, 0), "gzip");
        assertUndecodable(read(reader, Samples.frames(7, 101).getFirst(), 1), "more than 100 bytes");
        assertUndecodable(read(reader, foreign, 2), "ce_specversion");
        assertUndecodable(read(reader, unknown, 3), "unknown record type");
        assertUndecodable(read(reader, changed("ce_frames", "0"), 4), "frame 0 of 0");
        assertUndecodable(read(reader, changed("ce_seq", "many"), 5), "ce_seq");
        assertUndecodable(read(reader, changed("ce_seq", "-7"), 5), "seq");
        assertUndecodable(read(reader, changed("ce_time", "yesterday"), 6), "ce_time");
        assertUndecodable(read(reader, changed("ce_id", "x"), 7), "ce_id");
        assertUndecodable(read(reader, changed("ce_encoding", "rot13"), 8), "encoding");
        assertUndecodable(read(reader, changed("ce_dialect", "klingon"), 9), "dialect");
        assertUndecodable(read(reader, changed("ce_subject", "x"), 10), "no recording");
        assertUndecodable(read(reader, changed("ce_type", "dev.playhead.recording.stopped.v1"), 11), "JSON");
        assertThat(tooLarge.value().length).isEqualTo(FRAME);
        assertThat(((LogRead.Undecodable) read(reader, cutOff, 12)).subject()).contains(Samples.SUBJECT);
        assertThat(((LogRead.Undecodable) read(reader, foreign, 13)).subject()).isEmpty();
    }

    @Test
    void survivesARecordWithoutAValue() {
        ProducerRecord<byte[], byte[]> sent = Samples.frames(1, 5).getFirst();
        ConsumerRecord<byte[], byte[]> empty = new ConsumerRecord<>(
                "t",
                0,
                0,
                1,
                TimestampType.LOG_APPEND_TIME,
                -1,
                -1,
                sent.key(),
                null,
                sent.headers(),
                Optional.empty());

        assertUndecodable(new LogReader(0, LIMITS).read(empty), "no value");
    }

    private static ProducerRecord<byte[], byte[]> changed(String header, String value) {
        ProducerRecord<byte[], byte[]> record = Samples.frames(1, 5).getFirst();
        record.headers().remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static LogRead read(LogReader reader, ProducerRecord<byte[], byte[]> sent, long offset) {
        return reader.read(RecordText.consumed(sent, offset, 1_000 + offset));
    }

    private static void assertChunk(LogRead read, long offset, long seed, int bytes) {
        assertThat(read).isInstanceOfSatisfying(LogRead.Entry.class, entry -> {
            LogEntry.Chunk chunk = (LogEntry.Chunk) entry.entry();
            assertThat(chunk.place())
                    .isEqualTo(new LogPlace(0, offset, chunk.place().appendedAt()));
            assertThat(chunk.head().seq()).isEqualTo(seed);
            assertThat(chunk.events()).isEqualTo(Samples.body(seed, bytes));
        });
    }

    private static void assertUndecodable(LogRead read, String reason) {
        assertThat(read)
                .isInstanceOfSatisfying(LogRead.Undecodable.class, undecodable -> assertThat(undecodable.reason())
                        .contains(reason));
    }
}
