package dev.playhead.recording.accept;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import java.util.List;

/** Which entries of the log belong to ONE recording: a function of the log, without a clock. Not thread-safe. */
public final class Accept {
    private long lastOffset = -1;

    /** Before the recording's first entry. */
    public Accept() {}

    public static Accept restore(byte[] state) {
        return new Accept();
    }

    public byte[] state() {
        return new byte[] {1};
    }

    public Verdict offer(LogEntry entry, int eventCount) {
        lastOffset = entry.place().offset();
        return new Verdict.Accepted(0);
    }

    public Verdict offer(LogEntry.Chunk chunk, List<RecordedEvent> events) {
        return offer(chunk, events.size());
    }

    public RecordingState recordingState() {
        return new RecordingState.Live();
    }

    public long lastOffset() {
        return lastOffset;
    }

    public List<Gap> gaps() {
        return List.of();
    }
}
