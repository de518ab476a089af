package dev.playhead.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.wire.codec.EventTexts.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCutterPropertiesTest {
    private static final int MOST = 1 << 20;

    @Provide
    Arbitrary<List<String>> events() {
        return EventTexts.events();
    }

    @Property(tries = 1500)
    void anySplitOfAnyStreamGivesItsEvents(
            @ForAll("events") List<String> events, @ForAll Form form, @ForAll long splits) {
        byte[] stream = form.write(events).getBytes(StandardCharsets.UTF_8);
        List<String> cut = new ArrayList<>();
        EventCutter cutter = new EventCutter(
                MOST, (bytes, from, to, _) -> cut.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)));

        for (byte[] piece : Splits.of(stream, new Random(splits))) {
            assertThat(cutter.take(piece, 0, piece.length)).isInstanceOf(EventCut.Cut.class);
        }

        assertThat(cut).isEqualTo(events);
        assertThat(cutter.isBetweenEvents()).isTrue();
        assertThat(cutter.heldBytes()).isZero();
    }

    @Property(tries = 1500)
    void anySplitCountsAsManyEventsAsAreRead(
            @ForAll("events") List<String> events, @ForAll Form form, @ForAll long splits) {
        byte[] stream = form.write(events).getBytes(StandardCharsets.UTF_8);
        EventCount count = new EventCount();

        for (byte[] piece : Splits.of(stream, new Random(splits))) {
            count.take(piece, 0, piece.length);
        }

        assertThat(count.events()).isEqualTo(events.size());
        assertThat(EventReader.read(stream))
                .isInstanceOfSatisfying(EventsRead.Events.class, read -> assertThat(read.events())
                        .hasSameSizeAs(events));
    }

    @Property(tries = 1500)
    void noiseIsCutTheSameHoweverItComes(
            @ForAll byte[] noise, @ForAll("events") List<String> events, @ForAll long splits) {
        byte[] stream = Bodies.join(Form.LINES.write(events).getBytes(StandardCharsets.UTF_8), noise);

        assertThat(cutAll(Splits.of(stream, new Random(splits)))).isEqualTo(cutAll(List.of(stream)));
    }

    /** Whoever skips reading what is known to be good relies on it. */
    @Property(tries = 3000)
    void whatIsKnownToBeGoodIsOneEvent(
            @ForAll("events") List<String> events, @ForAll Form form, @ForAll long seed, @ForAll boolean whole) {
        byte[] stream = form.write(events).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        if (stream.length > 0 && !whole) {
            byte[] hostile = {
                '"', '\\', '{', '}', '[', ']', ',', ':', '0', '.', 'e', 'u', '\n', 7, (byte) 0xc3, (byte) 0xff
            };
            stream[random.nextInt(stream.length)] = hostile[random.nextInt(hostile.length)];
        }
        EventCutter cutter = new EventCutter(MOST, (bytes, from, to, isRead) -> {
            byte[] event = Arrays.copyOfRange(bytes, from, to);
            if (isRead) {
                assertThat(EventReader.read(event))
                        .isInstanceOfSatisfying(EventsRead.Events.class, read -> assertThat(read.events())
                                .hasSize(1));
                assertThat(event).doesNotContain('\n', '\r');
            }
        });

        for (byte[] piece : Splits.of(stream, random)) {
            cutter.take(piece, 0, piece.length);
        }
    }

    private static List<String> cutAll(List<byte[]> pieces) {
        List<String> cut = new ArrayList<>();
        EventCutter cutter = new EventCutter(
                MOST, (bytes, from, to, _) -> cut.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)));
        for (byte[] piece : pieces) {
            if (!(cutter.take(piece, 0, piece.length) instanceof EventCut.Cut)) {
                cut.add("broken");
                break;
            }
        }
        return cut;
    }
}
