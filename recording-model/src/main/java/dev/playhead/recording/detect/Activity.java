package dev.playhead.recording.detect;

import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;

/**
 * How much the visitor did when. Kept in buckets whose width doubles as the recording grows, which depends on the times
 * alone and not on how they came in chunks; fine enough that 100 buckets can be cut from them for any duration.
 */
final class Activity {
    static final int SHOWN = 100;
    private static final int KEPT = 800;
    private static final long FIRST_WIDTH_MS = 100;

    private final long[] counts = new long[KEPT];
    private long origin;
    private long width = FIRST_WIDTH_MS;

    void add(long time) {
        if (origin == 0) {
            origin = time;
        }
        long after = Math.max(0, time - origin);
        while (after / width >= KEPT) {
            halve();
        }
        counts[(int) (after / width)]++;
    }

    /** In 100 equal parts of the time from first to last. */
    int[] shown(long first, long last) {
        int[] shown = new int[SHOWN];
        long duration = Math.max(1, last - first);
        for (int i = 0; i < KEPT; i++) {
            if (counts[i] > 0) {
                long middle = origin + i * width + width / 2 - first;
                int part = (int) Math.clamp(middle * SHOWN / duration, 0, SHOWN - 1);
                shown[part] = (int) Math.min(Integer.MAX_VALUE, shown[part] + counts[i]);
            }
        }
        return shown;
    }

    void write(StateWriter out) {
        int used = KEPT;
        while (used > 0 && counts[used - 1] == 0) {
            used--;
        }
        out.signed(origin).unsigned(width).unsigned(used);
        for (int i = 0; i < used; i++) {
            out.unsigned(counts[i]);
        }
    }

    static Activity read(StateReader in) {
        Activity activity = new Activity();
        activity.origin = in.signed();
        activity.width = in.unsigned();
        int used = in.count();
        if (used > KEPT || activity.width <= 0) {
            throw new IllegalArgumentException("no activity: " + used + " buckets of " + activity.width + " ms");
        }
        for (int i = 0; i < used; i++) {
            activity.counts[i] = in.unsigned();
        }
        return activity;
    }

    private void halve() {
        for (int i = 0; i < KEPT; i++) {
            counts[i] = 2 * i < KEPT ? counts[2 * i] + counts[2 * i + 1] : 0;
        }
        width *= 2;
    }
}
