package dev.playhead.storage.segment;

import static dev.playhead.storage.Samples.NOON;
import static dev.playhead.storage.Samples.click;
import static dev.playhead.storage.Samples.events;
import static dev.playhead.storage.Samples.move;
import static dev.playhead.storage.Samples.place;
import static dev.playhead.storage.Samples.snapshot;
import static dev.playhead.storage.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code golden/segment-v1.seg} was written once and never changes: every later reader must read it. */
class SegmentGoldenTest {
    private static final UUID ID = UUID.fromString("0197730b-5c00-7abc-8def-0123456789ab");

    @Test
    void readsTheFirstSegmentEverWritten() throws IOException {
        byte[] golden = golden();

        assertThat(SegmentReader.footer(golden)).isInstanceOfSatisfying(SegmentRead.Intact.class, read -> {
            assertThat(read.footer().id()).isEqualTo(ID);
            assertThat(read.footer().sections()).extracting(Section::partition).containsExactly(0, 7);
            Section section = read.footer().sections().getLast();
            assertThat(section.firstOffset()).isEqualTo(4_000_000_000L);
            assertThat(section.nextOffset()).isEqualTo(4_000_000_010L);
            BlockEntry block = section.blocks().getFirst();
            assertThat(block.subject()).isEqualTo(subject(1));
            assertThat(block.runs()).containsExactly(new Run(4_000_000_001L, 0, 2), new Run(4_000_000_009L, 1, 1));
            assertThat(block.keyframes()).containsExactly(new Keyframe(new Position(4_000_000_001L, 0), NOON - 200));
            assertThat(block.firstTimestamp()).isEqualTo(NOON - 200);
            assertThat(block.lastTimestamp()).isEqualTo(NOON);
        });
        assertThat(decoded(golden).get(1))
                .isEqualTo(snapshot(NOON - 200) + "\n" + move(NOON - 100) + "\n" + move(NOON) + "\n");
    }

    /** Compressed bytes may differ between zstd versions, what they say may not. */
    @Test
    void todaysWriterSaysTheSame() throws IOException {
        byte[] golden = golden();
        byte[] today = written().bytes();

        assertThat(decoded(today)).isEqualTo(decoded(golden));
        assertThat(withoutLengths(today)).isEqualTo(withoutLengths(golden));
    }

    static Segment written() {
        OpenSegment open = new OpenSegment(ID);
        open.offsets(0, 0, 5);
        open.append(7, subject(1), 4_000_000_001L, 0, events(snapshot(NOON - 200), move(NOON - 100)));
        open.append(7, subject(2), 4_000_000_004L, 3, events(move(NOON + 5)));
        open.append(7, subject(1), 4_000_000_009L, 1, events(move(NOON)));
        open.facts(place(7, 4_000_000_009L), List.of(click(subject(1), 4_000_000_009L, 1)));
        open.offsets(7, 4_000_000_000L, 4_000_000_010L);
        return open.close();
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = SegmentGoldenTest.class.getResourceAsStream("/golden/segment-v1.seg")) {
            return in.readAllBytes();
        }
    }

    private static List<Section> sections(byte[] segment) {
        return ((SegmentRead.Intact) SegmentReader.footer(segment)).footer().sections();
    }

    /** Of each section its facts, then its blocks. */
    private static List<String> decoded(byte[] segment) {
        List<String> texts = new ArrayList<>();
        for (Section section : sections(segment)) {
            if (section.facts().count() > 0) {
                texts.add(text(SegmentReader.facts(slice(
                        segment, section.facts().byteOffset(), section.facts().byteLength()))));
            }
            section.blocks()
                    .forEach(block -> texts.add(
                            text(SegmentReader.block(slice(segment, block.byteOffset(), block.byteLength()), block))));
        }
        return texts;
    }

    private static List<Object> withoutLengths(byte[] segment) {
        List<Object> said = new ArrayList<>();
        for (Section section : sections(segment)) {
            said.add(List.of(
                    section.partition(),
                    section.firstOffset(),
                    section.nextOffset(),
                    section.facts().count()));
            section.blocks()
                    .forEach(block -> said.add(List.of(
                            block.subject(),
                            block.runs(),
                            block.keyframes(),
                            block.rawBytes(),
                            block.firstTimestamp(),
                            block.lastTimestamp())));
        }
        return said;
    }

    private static String text(FrameRead read) {
        return new String(((FrameRead.Lines) read).bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] slice(byte[] segment, long from, int length) {
        return Arrays.copyOfRange(segment, (int) from, (int) from + length);
    }
}
