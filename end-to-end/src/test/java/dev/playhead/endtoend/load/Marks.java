package dev.playhead.endtoend.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a load recorder records: a page with one button, then chunks of custom events that each carry a mark of their own,
 * with one click on the button a chunk. Clicks lie two seconds apart by the visitor's clock, so none is a rage click.
 */
final class Marks {
    static final int EVENTS_A_CHUNK = 20;
    private static final long T0 = 1_760_000_000_000L;
    private static final long CHUNK_MS = 2_000;
    private static final String SNAPSHOT =
            "{\"type\":2,\"timestamp\":%d,\"data\":{\"node\":{\"type\":0,\"childNodes\":[{\"type\":2,\"tagName\":\"html\",\"attributes\":{},"
                    + "\"childNodes\":[{\"type\":2,\"tagName\":\"body\",\"attributes\":{},\"childNodes\":[{\"type\":2,\"tagName\":\"button\","
                    + "\"attributes\":{\"data-testid\":\"pay\"},\"childNodes\":[{\"type\":3,\"textContent\":\"Pay\",\"id\":5}],\"id\":4}],"
                    + "\"id\":3}],\"id\":2}],\"id\":1},\"initialOffset\":{\"left\":0,\"top\":0}}}\n";

    private Marks() {}

    /** JSON lines of one chunk. */
    static String chunk(int chunk) {
        long at = T0 + chunk * CHUNK_MS;
        StringBuilder lines = new StringBuilder();
        if (chunk == 0) {
            lines.append(
                    "{\"type\":4,\"timestamp\":%d,\"data\":{\"href\":\"https://shop.example/pay\",\"width\":800,\"height\":600}}\n"
                            .formatted(at));
            lines.append(SNAPSHOT.formatted(at));
        }
        lines.append("{\"type\":3,\"timestamp\":%d,\"data\":{\"source\":2,\"type\":2,\"id\":4,\"x\":10,\"y\":20}}\n"
                .formatted(at + 1));
        for (int event = 0; event < EVENTS_A_CHUNK; event++) {
            lines.append("{\"type\":5,\"timestamp\":%d,\"data\":{\"tag\":\"test\",\"payload\":{\"mark\":\"%s\"}}}\n"
                    .formatted(at + 2 + event, mark(chunk, event)));
        }
        return lines.toString();
    }

    /** The marks of the first chunks, in order. */
    static List<String> of(int chunks) {
        List<String> marks = new ArrayList<>(chunks * EVENTS_A_CHUNK);
        IntStream.range(0, chunks)
                .forEach(chunk -> IntStream.range(0, EVENTS_A_CHUNK).forEach(event -> marks.add(mark(chunk, event))));
        return marks;
    }

    /** Events of the first chunks: marks, a click each, Meta and FullSnapshot. */
    static long events(int chunks) {
        return chunks == 0 ? 0 : chunks * (EVENTS_A_CHUNK + 1L) + 2;
    }

    private static String mark(int chunk, int event) {
        return chunk + "-" + event;
    }
}
