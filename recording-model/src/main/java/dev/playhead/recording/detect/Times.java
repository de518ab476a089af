package dev.playhead.recording.detect;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.time.Duration;

/** The recording's times by the client's clock, and the skew that moves them to the server's. */
final class Times {
    /** A timestamp so far from the first one is a broken clock's; it must not stretch the recording. */
    private static final long MAX_DISTANCE_MS = Duration.ofDays(2).toMillis();

    private boolean skewFixed;
    private long skew;
    private long anchor;
    private long first;
    private long last;
    private long latestSeen;
    private long lastActive;
    private long activeMs;

    /** One skew a recording, fixed at its first chunk: a later estimate must not move facts that are written. */
    void fixSkew(ChunkHead head) {
        if (!skewFixed) {
            skewFixed = true;
            skew = head.sentAt() > 0 && head.receivedAt() > 0 ? head.receivedAt() - head.sentAt() : 0;
        }
    }

    /** The client's time of an event. Without a believable one of its own: of the event before, else of its receipt. */
    long see(RecordedEvent event, long receivedAt) {
        long time = event.timestamp();
        if (time <= 0 || (anchor != 0 && Math.abs(time - anchor) > MAX_DISTANCE_MS)) {
            return latestSeen != 0 ? latestSeen : receivedAt - skew;
        }
        if (anchor == 0) {
            anchor = time;
            first = time;
        }
        first = Math.min(first, time);
        last = Math.max(last, time);
        latestSeen = time;
        return time;
    }

    /** The visitor did something. */
    void active(long time, long idleGapMs) {
        if (lastActive != 0 && time > lastActive && time - lastActive <= idleGapMs) {
            activeMs += time - lastActive;
        }
        lastActive = Math.max(lastActive, time);
    }

    long absolute(long clientTime) {
        return clientTime + skew;
    }

    /** By the client's clock; 0 while there is none. */
    long first() {
        return first;
    }

    /** By the client's clock; 0 while there is none. */
    long last() {
        return last;
    }

    Rollup.Span span() {
        return anchor == 0
                ? new Rollup.Span(0, 0, 0, 0, skew)
                : new Rollup.Span(absolute(first), absolute(last), last - first, activeMs, skew);
    }

    void write(StateWriter out) {
        out.flag(skewFixed).signed(skew).signed(anchor).signed(first).signed(last);
        out.signed(latestSeen).signed(lastActive).signed(activeMs);
    }

    static Times read(StateReader in) {
        Times times = new Times();
        times.skewFixed = in.flag();
        times.skew = in.signed();
        times.anchor = in.signed();
        times.first = in.signed();
        times.last = in.signed();
        times.latestSeen = in.signed();
        times.lastActive = in.signed();
        times.activeMs = in.signed();
        return times;
    }
}
