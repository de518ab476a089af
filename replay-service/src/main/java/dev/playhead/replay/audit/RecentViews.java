package dev.playhead.replay.audit;

import dev.playhead.recording.RecordingId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who was noted to read what lately. What is forgotten for want of room is noted again. Thread-safe. */
final class RecentViews {
    private final long intervalNanos;
    private final Map<View, Long> noted;

    private record View(String actor, RecordingId recordingId) {}

    RecentViews(long intervalNanos, int most) {
        this.intervalNanos = intervalNanos;
        this.noted = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<View, Long> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether this has to be noted; the next such view has to be after the interval only. */
    synchronized boolean isNew(String actor, RecordingId recordingId, long nowNanos) {
        View view = new View(actor, recordingId);
        Long last = noted.get(view);
        if (last != null && nowNanos - last < intervalNanos) {
            return false;
        }
        noted.remove(view);
        noted.put(view, nowNanos);
        return true;
    }

    synchronized void forget(String actor, RecordingId recordingId) {
        noted.remove(new View(actor, recordingId));
    }
}
