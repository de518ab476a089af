package dev.playhead.storage.archive;

import static dev.playhead.storage.Samples.NOON;
import static dev.playhead.storage.Samples.move;
import static dev.playhead.storage.Samples.snapshot;
import static dev.playhead.storage.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import dev.playhead.storage.segment.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a recording was split into blocks, its archive says the same. Seeds are fixed: a failure repeats itself. */
class ArchiveRoundTripTest {
    private static final String META = "{\"type\":4,\"data\":{\"width\":1280},\"timestamp\":" + NOON + "}";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void anySplitIntoBlocksGivesTheSameArchive(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Chunk> chunks = chunks(random);
        ArchiveSettings settings = new ArchiveSettings(random.nextInt(200, 4_000), 1);

        Written whole = written(chunks, settings, chunks.size(), random);
        Written split = written(chunks, settings, random.nextInt(1, 5), random);

        assertThat(ArchiveReader.whole(whole.object())).isEqualTo(new ArchiveRead.Intact(whole.footer()));
        assertThat(whole.lines()).isEqualTo(ndjson(chunks));
        assertThat(whole.positions()).isEqualTo(positions(chunks));
        assertThat(split.object()).isEqualTo(whole.object());
        assertThat(whole.footer().eventCount()).isEqualTo(positions(chunks).size());
        assertThat(whole.footer().rawBytes()).isEqualTo(ndjson(chunks).getBytes(StandardCharsets.UTF_8).length);
        assertThat(whole.footer().frames())
                .allSatisfy(frame -> assertThat(frame.rawBytes()).isLessThan(settings.mostBytes() + 200));
    }

    record Chunk(Run run, String lines) {}

    private static List<Chunk> chunks(SplittableRandom random) {
        List<Chunk> chunks = new ArrayList<>();
        long offset = random.nextLong(0, 1L << random.nextInt(1, 50));
        for (int left = random.nextInt(1, 80); left > 0; left--) {
            offset += random.nextLong(1, 1_000);
            int count = random.nextInt(1, 20);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < count; i++) {
                lines.append(event(random)).append('\n');
            }
            chunks.add(new Chunk(new Run(offset, random.nextInt(0, 3), count), lines.toString()));
        }
        return chunks;
    }

    private static String event(SplittableRandom random) {
        long at = NOON + random.nextInt(100_000);
        return switch (random.nextInt(12)) {
            case 0 -> snapshot(at);
            case 1 -> META;
            case 2 -> "{\"type\":5,\"data\":{\"tag\":\"ü\"}}";
            default -> move(at);
        };
    }

    private static Written written(List<Chunk> chunks, ArchiveSettings settings, int most, SplittableRandom random) {
        return Written.of(subject(1), settings, writer -> {
            for (int from = 0; from < chunks.size(); ) {
                int to = Math.min(chunks.size(), from + random.nextInt(1, most + 1));
                List<Chunk> block = chunks.subList(from, to);
                writer.events(
                        block.stream().map(Chunk::run).toList(), ndjson(block).getBytes(StandardCharsets.UTF_8));
                from = to;
            }
        });
    }

    private static String ndjson(List<Chunk> chunks) {
        StringBuilder all = new StringBuilder();
        chunks.forEach(chunk -> all.append(chunk.lines()));
        return all.toString();
    }

    private static List<Position> positions(List<Chunk> chunks) {
        List<Position> all = new ArrayList<>();
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.run().count(); i++) {
                all.add(new Position(chunk.run().offset(), chunk.run().firstIndex() + i));
            }
        }
        return all;
    }
}
