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

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random segments come back as they were written. Seeds are fixed: a failure repeats itself. */
class SegmentRoundTripTest {
    private final Map<Place, ByteArrayOutputStream> written = new HashMap<>();
    private final Map<Place, List<Run>> runs = new HashMap<>();

    record Place(int partition, Subject subject) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void everythingComesBack(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        OpenSegment open = new OpenSegment(uuidV7(NOON, seed));
        int partitions = random.nextInt(1, 5);
        for (int partition = 0; partition < partitions; partition++) {
            fill(open, partition * 3, random);
        }

        Segment segment = open.close();

        assertThat(SegmentReader.footer(segment.bytes())).isEqualTo(new SegmentRead.Intact(segment.footer()));
        for (Section section : segment.footer().sections()) {
            for (BlockEntry block : section.blocks()) {
                Place place = new Place(section.partition(), block.subject());
                byte[] frame = Arrays.copyOfRange(
                        segment.bytes(), (int) block.byteOffset(), (int) block.byteOffset() + block.byteLength());
                assertThat(block.runs()).isEqualTo(runs.remove(place));
                assertThat(((FrameRead.Lines) SegmentReader.block(frame, block)).bytes())
                        .isEqualTo(written.remove(place).toByteArray());
            }
        }
        assertThat(written).isEmpty();
    }

    private void fill(OpenSegment open, int partition, SplittableRandom random) throws IOException {
        long first = random.nextLong(0, 1L << random.nextInt(1, 50));
        long offset = first;
        int chunks = random.nextInt(0, 60);
        for (int i = 0; i < chunks; i++) {
            offset += random.nextLong(1, 1000);
            Subject subject = subject(random.nextInt(8));
            int firstIndex = random.nextInt(0, 3);
            List<RecordedEvent> events = randomEvents(random);
            open.append(partition, subject, offset, firstIndex, events);
            open.facts(place(partition, offset), List.of(click(subject, offset, firstIndex)));
            remember(new Place(partition, subject), new Run(offset, firstIndex, events.size()), events);
        }
        open.offsets(partition, first, offset + 1);
    }

    private void remember(Place place, Run run, List<RecordedEvent> events) throws IOException {
        runs.computeIfAbsent(place, ignored -> new ArrayList<>()).add(run);
        for (RecordedEvent event : events) {
            event.writeLine(written.computeIfAbsent(place, ignored -> new ByteArrayOutputStream()));
        }
    }

    private static List<RecordedEvent> randomEvents(SplittableRandom random) {
        String[] json = new String[random.nextInt(1, 20)];
        for (int i = 0; i < json.length; i++) {
            long timestamp = random.nextInt(10) == 0 ? random.nextLong(0, 1L << 50) : NOON + random.nextInt(100_000);
            json[i] = random.nextInt(6) == 0 ? snapshot(timestamp) : move(timestamp);
        }
        return events(json);
    }
}
