package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.ndjson;
import static dev.playhead.recording.Recordings.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the index costs in heap, over several of them so that the rest of the heap doesn't matter. */
class DomIndexSizeTest {
    private static final int NODES = 99_998;
    private static final int INDEXES = 5;

    @Test
    void largePageCostsAtMost48BytesANode() {
        RecordedEvent page = read(ndjson(List.of(table()))).getFirst();
        DomReader.apply(new DomIndex(100_000), page);
        List<DomIndex> held = new ArrayList<>();

        long before = usedHeap();
        for (int i = 0; i < INDEXES; i++) {
            DomIndex dom = new DomIndex(100_000);
            DomReader.apply(dom, page);
            held.add(dom);
        }
        long after = usedHeap();

        assertThat(held).allMatch(dom -> dom.size() == NODES + 1);
        assertThat((after - before) / (double) (INDEXES * NODES)).isBetween(10.0, 48.0);
    }

    private static String table() {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < NODES; i += 2) {
            cells.append(i == 0 ? "" : ",")
                    .append("{\"type\":2,\"tagName\":\"td\",\"attributes\":{\"class\":\"cell\"},\"id\":")
                    .append(10 + i)
                    .append(",\"childNodes\":[{\"type\":3,\"textContent\":\"cell text ")
                    .append(i)
                    .append("\",\"id\":")
                    .append(11 + i)
                    .append("}]}");
        }
        return "{\"type\":2,\"data\":{\"node\":{\"type\":2,\"tagName\":\"table\",\"attributes\":{},\"id\":1,\"childNodes\":["
                + cells + "]}},\"timestamp\":1}";
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
