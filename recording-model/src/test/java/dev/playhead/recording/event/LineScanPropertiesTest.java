package dev.playhead.recording.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A chunk is read by a scan or by a parser: nobody must be able to tell which. */
class LineScanPropertiesTest {
    private static final long RECEIVED_AT = 77;
    private static final List<String> PIECES = List.of(
            "{\"type\":3,\"data\":{\"source\":2,\"type\":2,\"id\":7,\"x\":1.5,\"y\":-2e-3},\"timestamp\":1700000000123}",
            "{\"type\":2,\"data\":{\"node\":{\"type\":0,\"childNodes\":[{\"tagName\":\"div\",\"attributes\":{},\"id\":2}]}},"
                    + "\"timestamp\":5.25}",
            "{\"timestamp\":-1,\"type\":4,\"data\":{\"href\":\"https://shop.example/\\u00fc?日本=\uD83D\uDE00\\\"\\\\\\n\"}}",
            "{\"data\":\"a string\",\"type\":99999999999,\"timestamp\":123456789012345678901}",
            "{\"data\":[true,false,null,[],{}, 0 ,-0, 10],\"type\":-4,\"\\u0074ype\":5,\"timestamp\":1e3}",
            "{\"type\":\"3\",\"data\":null,\"data\":{\"source\":1.0,\"source\":6,\"source\":\"5\"}}",
            "{\"events\":[{\"type\":3}]}",
            "{\"events\":7,\"v\":\"v1\"}",
            "{}",
            "[{\"type\":1}]",
            "\"{\\\"type\\\":1}\"",
            "\n",
            "\r\n",
            " ",
            "\t",
            "\uFEFF",
            "{",
            "}",
            "\"",
            "\\",
            ",",
            "01",
            "-",
            "1.",
            "\u0001",
            "nul");

    @Property(tries = 2_000)
    void scanAndParserReadTheSame(@ForAll("chunks") byte[] chunk) {
        List<RecordedEvent> scanned = LineScan.read(chunk, RECEIVED_AT);

        if (scanned != null) {
            assertThat(EventReader.parse(chunk, RECEIVED_AT))
                    .isInstanceOfSatisfying(EventsRead.Events.class, parsed -> assertThat(described(scanned))
                            .isEqualTo(described(parsed.events())));
        }
    }

    @Example
    void plainLinesNeedNoParser() {
        byte[] lines = (PIECES.get(0) + "\n" + PIECES.get(1) + "\r\n\n" + PIECES.get(2) + "\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(LineScan.read(lines, RECEIVED_AT)).hasSize(3);
    }

    /** Good events one after another, with some of their bytes replaced, doubled or taken away. */
    @Provide
    Arbitrary<byte[]> chunks() {
        return Arbitraries.integers().between(0, 12).flatMap(size -> Arbitraries.longs()
                .map(seed -> chunk(size, seed)));
    }

    private static byte[] chunk(int size, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append(PIECES.get(random.nextInt(random.nextInt(5) == 0 ? PIECES.size() : 8)));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int wounds = random.nextInt(3); wounds > 0 && bytes.length > 0; wounds--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:\\0-.e \n".charAt(random.nextInt(14));
                default -> bytes = Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }

    private static List<String> described(List<RecordedEvent> events) {
        List<String> all = new ArrayList<>();
        for (RecordedEvent event : events) {
            all.add(event.start() + "-" + event.end() + " type " + event.type() + " source " + event.source() + " at "
                    + event.timestamp() + " data " + event.dataStart() + "-" + event.dataEnd() + " length "
                    + event.lineLength());
        }
        return all;
    }
}
