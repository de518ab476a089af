package dev.playhead.storage.archive;

import static dev.playhead.storage.Samples.NOON;
import static dev.playhead.storage.Samples.move;
import static dev.playhead.storage.Samples.snapshot;
import static dev.playhead.storage.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import dev.playhead.storage.segment.FactsEntry;
import dev.playhead.storage.segment.Keyframe;
import dev.playhead.storage.segment.Run;
import dev.playhead.storage.segment.SegmentReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code golden/archive-v1.rec} was written once and never changes: every later reader must read it. */
class ArchiveGoldenTest {
    private static final String FACT = "{\"website_id\":\"flid_shop000000000001\",\"kind\":\"click\"}\n";
    private static final ArchiveSettings SMALL = new ArchiveSettings(256, 19);

    @Test
    void readsTheFirstArchiveEverWritten() throws IOException {
        Written golden = golden();

        assertThat(golden.footer().subject()).isEqualTo(subject(1));
        assertThat(golden.footer().generation()).isEqualTo(3);
        assertThat(golden.footer().partition()).isEqualTo(7);
        assertThat(golden.footer().frames()).hasSize(2);
        ArchiveFrame first = golden.footer().frames().getFirst();
        assertThat(first.runs()).containsExactly(new Run(4_000_000_001L, 0, 3));
        assertThat(first.firstTimestamp()).isEqualTo(NOON);
        assertThat(first.lastTimestamp()).isEqualTo(NOON + 2);
        ArchiveFrame second = golden.footer().frames().getLast();
        assertThat(second.runs()).containsExactly(new Run(4_000_000_001L, 3, 1), new Run(4_000_000_009L, 1, 2));
        assertThat(second.keyframes()).containsExactly(new Keyframe(new Position(4_000_000_001L, 3), NOON + 3));
        assertThat(golden.lines(second))
                .isEqualTo(snapshot(NOON + 3) + "\n" + move(NOON + 4) + "\n" + move(NOON + 5) + "\n");
        FactsEntry facts = golden.footer().facts().getFirst();
        assertThat(facts.count()).isEqualTo(2);
        assertThat(Written.text(SegmentReader.facts(golden.bytes(facts.byteOffset(), facts.byteLength()))))
                .isEqualTo(FACT + FACT);
        SummaryEntry summary = golden.footer().summary();
        assertThat(Written.text(
                        ArchiveReader.summary(golden.bytes(summary.byteOffset(), summary.byteLength()), summary)))
                .isEqualTo(new String(Written.SUMMARY, StandardCharsets.UTF_8));
    }

    /** Compressed bytes may differ between zstd versions, what they say may not. */
    @Test
    void todaysWriterSaysTheSame() throws IOException {
        Written golden = golden();
        Written today = written();

        assertThat(today.lines()).isEqualTo(golden.lines());
        assertThat(today.positions()).isEqualTo(golden.positions());
        assertThat(today.footer().frames())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("byteOffset", "byteLength")
                .isEqualTo(golden.footer().frames());
        assertThat(today.footer().facts())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("byteOffset", "byteLength")
                .isEqualTo(golden.footer().facts());
    }

    static Written written() {
        return Written.of(subject(1), SMALL, writer -> {
            writer.events(
                    List.of(new Run(4_000_000_001L, 0, 4)),
                    lines(move(NOON), move(NOON + 1), move(NOON + 2), snapshot(NOON + 3)));
            writer.events(List.of(new Run(4_000_000_009L, 1, 2)), lines(move(NOON + 4), move(NOON + 5)));
            writer.facts((FACT + FACT).getBytes(StandardCharsets.UTF_8), 2);
        });
    }

    private static byte[] lines(String... json) {
        return (String.join("\n", json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Written golden() throws IOException {
        try (InputStream in = ArchiveGoldenTest.class.getResourceAsStream("/golden/archive-v1.rec")) {
            byte[] object = in.readAllBytes();
            return new Written(object, ((ArchiveRead.Intact) ArchiveReader.whole(object)).footer());
        }
    }
}
