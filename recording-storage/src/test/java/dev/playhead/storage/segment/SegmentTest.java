package dev.playhead.storage.segment;

import static dev.playhead.storage.Samples.NOON;
import static dev.playhead.storage.Samples.click;
import static dev.playhead.storage.Samples.events;
import static dev.playhead.storage.Samples.move;
import static dev.playhead.storage.Samples.place;
import static dev.playhead.storage.Samples.snapshot;
import static dev.playhead.storage.Samples.subject;
import static dev.playhead.storage.Samples.uuidV7;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.playhead.recording.Position;
import dev.playhead.recording.log.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {
    private static final Subject ANNA = subject(1);
    private static final Subject BERT = subject(2);

    private final OpenSegment open = new OpenSegment(uuidV7(NOON, 99));

    @Test
    void givesBackEveryEventAtItsPosition() {
        open.append(3, ANNA, 10, 0, events(snapshot(1000), move(1010)));
        open.append(3, BERT, 11, 0, events(move(900)));
        open.append(3, ANNA, 14, 2, events(move(1020), snapshot(1030)));
        open.offsets(3, 10, 15);

        Segment segment = open.close();

        Section section = footer(segment).sections().getFirst();
        assertThat(section.blocks()).hasSize(2);
        BlockEntry anna = section.blocks().getFirst();
        assertThat(anna.subject()).isEqualTo(ANNA);
        assertThat(anna.runs()).containsExactly(new Run(10, 0, 2), new Run(14, 2, 2));
        assertThat(anna.keyframes())
                .containsExactly(new Keyframe(new Position(10, 0), 1000), new Keyframe(new Position(14, 3), 1030));
        assertThat(anna.firstTimestamp()).isEqualTo(1000);
        assertThat(anna.lastTimestamp()).isEqualTo(1030);
        assertThat(lines(segment, anna))
                .isEqualTo(snapshot(1000) + "\n" + move(1010) + "\n" + move(1020) + "\n" + snapshot(1030) + "\n");
        assertThat(lines(segment, section.blocks().getLast())).isEqualTo(move(900) + "\n");
    }

    @Test
    void keepsPartitionsApart() {
        open.append(5, ANNA, 100, 0, events(move(1)));
        open.append(2, BERT, 7, 0, events(move(2)));
        open.offsets(5, 90, 101);
        open.offsets(2, 0, 8);

        SegmentFooter footer = footer(open.close());

        assertThat(footer.sections()).extracting(Section::partition).containsExactly(2, 5);
        assertThat(footer.sections()).extracting(Section::firstOffset).containsExactly(0L, 90L);
        assertThat(footer.sections()).extracting(Section::nextOffset).containsExactly(8L, 101L);
    }

    @Test
    void aRangeWithoutEventsIsStillAbsorbed() {
        open.offsets(1, 5, 9);
        open.offsets(1, 9, 12);

        Section section = footer(open.close()).sections().getFirst();

        assertThat(section.blocks()).isEmpty();
        assertThat(section.nextOffset()).isEqualTo(12);
        assertThat(section.facts().count()).isZero();
    }

    @Test
    void factsComeInCanonicalOrderWhateverOrderTheyWereFoundIn() {
        OpenSegment other = new OpenSegment(open.id());
        open.facts(place(0, 8), List.of(click(ANNA, 8, 1)));
        open.facts(place(0, 9), List.of(click(ANNA, 5, 0)));
        open.offsets(0, 5, 10);
        other.facts(place(0, 9), List.of(click(ANNA, 5, 0)));
        other.facts(place(0, 8), List.of(click(ANNA, 8, 1)));
        other.offsets(0, 5, 10);

        Segment segment = open.close();

        assertThat(segment.bytes()).isEqualTo(other.close().bytes());
        FactsEntry entry = segment.footer().sections().getFirst().facts();
        assertThat(entry.count()).isEqualTo(2);
        assertThat(SegmentReader.facts(slice(segment, entry.byteOffset(), entry.byteLength())))
                .isInstanceOfSatisfying(FrameRead.Lines.class, facts -> assertThat(
                                new String(facts.bytes(), StandardCharsets.UTF_8).lines())
                        .hasSize(2)
                        .first()
                        .asString()
                        .contains("\"position_offset\":5"));
    }

    @Test
    void itsKeyFollowsFromItsId() {
        open.offsets(0, 0, 1);

        assertThat(open.close().objectKey()).isEqualTo("segments/2025/06/15/10/" + open.id() + ".seg");
    }

    @Test
    void eventsWithoutTimeDontMoveTheBlockTo1970() {
        open.append(0, ANNA, 1, 0, events("{\"type\":4,\"data\":{}}", move(5000)));
        open.offsets(0, 1, 2);

        BlockEntry block = footer(open.close()).sections().getFirst().blocks().getFirst();

        assertThat(block.firstTimestamp()).isEqualTo(5000);
        assertThat(block.eventCount()).isEqualTo(2);
    }

    @Test
    void countsRawBytesAndForgetsDiscardedPartitions() {
        assertThat(open.isEmpty()).isTrue();
        open.append(0, ANNA, 1, 0, events(move(1)));
        open.append(1, BERT, 1, 0, events(move(1), move(2)));
        int line = move(1).length() + 1;
        assertThat(open.rawBytes()).isEqualTo(3L * line);

        open.discard(1);

        assertThat(open.rawBytes()).isEqualTo(line);
        open.offsets(0, 1, 2);
        assertThat(footer(open.close()).sections()).hasSize(1);
    }

    @Test
    void refusesEventsOutsideTheirRange() {
        open.append(0, ANNA, 7, 0, events(move(1)));
        open.offsets(0, 0, 7);

        assertThatIllegalArgumentException().isThrownBy(open::close).withMessageContaining("range");
    }

    @Test
    void refusesARangeWithAHole() {
        open.offsets(0, 0, 7);

        assertThatIllegalArgumentException().isThrownBy(() -> open.offsets(0, 8, 9));
    }

    @Test
    void refusesEventsWithoutOffsets() {
        open.append(0, ANNA, 7, 0, events(move(1)));

        assertThatIllegalArgumentException().isThrownBy(open::close).withMessageContaining("offsets");
    }

    @Test
    void noticesEveryFlippedByte() {
        open.append(0, ANNA, 1, 0, events(snapshot(1), move(2)));
        open.facts(place(0, 1), List.of(click(ANNA, 1, 0)));
        open.offsets(0, 1, 2);
        byte[] bytes = open.close().bytes();

        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x10;
            assertThat(SegmentReader.footer(damaged)).as("byte %d", i).isNotInstanceOf(SegmentRead.Intact.class);
        }
    }

    @Test
    void noticesEveryCut() {
        open.append(0, ANNA, 1, 0, events(snapshot(1), move(2)));
        open.offsets(0, 1, 2);
        byte[] bytes = open.close().bytes();

        for (int length = 0; length < bytes.length; length++) {
            assertThat(SegmentReader.footer(Arrays.copyOf(bytes, length)))
                    .as("first %d bytes", length)
                    .isInstanceOf(SegmentRead.Damaged.class);
        }
    }

    @Test
    void tellsALaterVersionFromDamage() {
        open.offsets(0, 1, 2);
        byte[] bytes = open.close().bytes();
        bytes[7] = 2;
        bytes[bytes.length - 1] = 2;

        assertThat(SegmentReader.footer(bytes)).isEqualTo(new SegmentRead.UnknownVersion(2));
    }

    @Test
    void noticesADamagedBlockReadAlone() {
        open.append(0, ANNA, 1, 0, events(snapshot(1), move(2), move(3)));
        open.offsets(0, 1, 2);
        Segment segment = open.close();
        BlockEntry entry = segment.footer().sections().getFirst().blocks().getFirst();
        byte[] frame = slice(segment, entry.byteOffset(), entry.byteLength());

        for (int i = 0; i < frame.length; i++) {
            byte[] damaged = frame.clone();
            damaged[i] ^= 0x10;
            if (SegmentReader.block(damaged, entry) instanceof FrameRead.Lines read) {
                assertThat(read.bytes())
                        .as("byte %d", i)
                        .isEqualTo(lines(segment, entry).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(SegmentReader.block(Arrays.copyOf(frame, frame.length - 3), entry))
                .isInstanceOf(FrameRead.Damaged.class);
    }

    private static SegmentFooter footer(Segment segment) {
        SegmentRead read = SegmentReader.footer(segment.bytes());
        assertThat(read).isEqualTo(new SegmentRead.Intact(segment.footer()));
        return ((SegmentRead.Intact) read).footer();
    }

    private static String lines(Segment segment, BlockEntry entry) {
        byte[] frame = slice(segment, entry.byteOffset(), entry.byteLength());
        return new String(((FrameRead.Lines) SegmentReader.block(frame, entry)).bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] slice(Segment segment, long from, int length) {
        return Arrays.copyOfRange(segment.bytes(), (int) from, (int) from + length);
    }
}
