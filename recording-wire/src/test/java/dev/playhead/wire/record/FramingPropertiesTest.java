package dev.playhead.wire.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.log.LogEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Frames of several chunks in any interleaving, read by readers that are replaced at any offset. */
class FramingPropertiesTest {
    private static final Limits LIMITS = new Limits(16L << 20, 64L << 20, 300_000);

    @Property(tries = 60)
    void everyChunkComesOnceAndWholeWhereverTheReaderIsReplaced(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int chunks) {
        Random random = new Random(seed);
        List<Integer> sizes = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> log = interleave(chunks, sizes, random);

        LogReader reader = new LogReader(0, LIMITS);
        List<LogEntry.Chunk> read = new ArrayList<>();
        for (int offset = 0; offset < log.size(); offset++) {
            if (random.nextInt(3) == 0) {
                reader = resumed(reader, log, offset);
            }
            if (reader.read(RecordText.consumed(log.get(offset), offset, offset))
                    instanceof LogRead.Entry(LogEntry entry)) {
                assertThat(entry.place().offset()).isEqualTo(offset);
                read.add((LogEntry.Chunk) entry);
            }
        }

        assertThat(read).hasSize(chunks);
        assertThat(read).extracting(chunk -> chunk.head().seq()).doesNotHaveDuplicates();
        assertThat(read).allSatisfy(chunk -> {
            long number = chunk.head().seq();
            assertThat(chunk.events()).isEqualTo(Samples.body(number, sizes.get((int) number)));
        });
        assertThat(reader.droppedChunks()).isZero();
    }

    private static LogReader resumed(LogReader before, List<ProducerRecord<byte[], byte[]>> log, int nextOffset) {
        List<PendingChunk> pending = PendingChunks.fromJson(PendingChunks.toJson(before.pending()));
        LogReader after = LogReader.resume(0, LIMITS, nextOffset, pending);
        for (long offset = after.startOffset(nextOffset); offset < nextOffset; offset++) {
            assertThat(after.read(RecordText.consumed(log.get((int) offset), offset, offset)))
                    .isNotInstanceOf(LogRead.Entry.class);
        }
        assertThat(after.pending()).isEqualTo(before.pending());
        return after;
    }

    private static List<ProducerRecord<byte[], byte[]>> interleave(int chunks, List<Integer> sizes, Random random) {
        List<Deque<ProducerRecord<byte[], byte[]>>> waiting = new ArrayList<>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            sizes.add(random.nextInt(3 * ChunkRecords.FRAME_BYTES));
            waiting.add(new ArrayDeque<>(Samples.frames(chunk, sizes.get(chunk))));
        }
        List<ProducerRecord<byte[], byte[]>> log = new ArrayList<>();
        while (!waiting.isEmpty()) {
            int chosen = random.nextInt(waiting.size());
            log.add(waiting.get(chosen).removeFirst());
            if (waiting.get(chosen).isEmpty()) {
                waiting.remove(chosen);
            }
        }
        return log;
    }
}
