package dev.playhead.benchmarks.fold;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import java.util.ArrayList;
import java.util.List;

/** What page indexes take, seen by dropping them. */
public final class DomIndex {
    private static final int COPIES = 20;

    private DomIndex() {}

    /** Heap bytes of a recording's page index after its first chunk, on average. */
    public static double bytesOf(List<byte[]> beginnings) {
        List<Fold.Live> held = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            beginnings.forEach(lines -> held.add(folded(lines)));
        }
        long with = Heap.here();
        held.forEach(live -> live.detect().dropDom());
        long without = Heap.here();
        return (double) (with - without) / held.size();
    }

    private static Fold.Live folded(byte[] lines) {
        Fold.Live live = Fold.Live.fresh();
        Subject subject = new Subject(new WebsiteId("flid_benchmark0000000"), RecordingIds.mint());
        LogEntry.Chunk chunk = new LogEntry.Chunk(
                subject, new LogPlace(0, 0, 0), new ChunkHead("w", 0, 0, 0, false, Dialect.NATIVE), lines.clone());
        if (EventReader.read(chunk) instanceof EventsRead.Events(var events)
                && live.accept().offer(chunk, events) instanceof Verdict.Accepted(int first)) {
            live.detect().chunk(chunk, events, first);
            return live;
        }
        throw new IllegalStateException("a recording's first chunk was not accepted");
    }
}
