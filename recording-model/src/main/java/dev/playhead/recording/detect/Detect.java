package dev.playhead.recording.detect;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import java.util.List;
import java.util.Map;

/** What the events of ONE recording mean: a function of the log, without a clock. Not thread-safe. */
public final class Detect {
    public Detect(Thresholds thresholds) {}

    public static Detect restore(Thresholds thresholds, byte[] state) {
        return new Detect(thresholds);
    }

    public byte[] state() {
        return new byte[] {1};
    }

    public List<Fact> started(LogEntry.Started entry) {
        return List.of();
    }

    public List<Fact> chunk(LogEntry.Chunk chunk, List<RecordedEvent> events, int firstIndex) {
        return List.of();
    }

    public List<Fact> other(LogEntry entry) {
        return List.of();
    }

    public List<Fact> close(LogPlace endedAt) {
        return List.of();
    }

    public Rollup rollup() {
        return new Rollup(
                new Rollup.Span(0, 0, 0, 0, 0),
                new Rollup.Volume(0, 0, 0),
                new Rollup.Counts(0, 0, 0, 0, 0, 0, 0, 0),
                new Rollup.Pages("", "", List.of()),
                new Rollup.Visitor("", "", "", ""),
                new Rollup.Client("", "", "", ""),
                Map.of(),
                new Rollup.Timeline(List.of(), new int[100]));
    }
}
