package dev.playhead.recording.accept;

import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The seqs of one window that have come, as ascending ranges with holes between them: never a watermark. */
final class SeqRanges {
    /** first, last, first, last… both inclusive; neighbours are at least 2 apart. */
    private long[] bounds = new long[2];

    private int count;

    /** How many ranges. */
    int count() {
        return count;
    }

    /** False where the seq has come already. */
    boolean add(long seq) {
        int at = firstEndingAtOrAfter(seq - 1);
        if (at < count && first(at) <= seq && seq <= last(at)) {
            return false;
        }
        if (at < count && last(at) == seq - 1) {
            bounds[2 * at + 1] = seq;
            if (at + 1 < count && first(at + 1) == seq + 1) {
                bounds[2 * at + 1] = last(at + 1);
                remove(at + 1);
            }
        } else if (at < count && first(at) == seq + 1) {
            bounds[2 * at] = seq;
        } else {
            insert(at, seq);
        }
        return true;
    }

    /** Takes the seqs of the lowest hole for come. */
    void closeLowestHole() {
        bounds[1] = last(1);
        remove(1);
    }

    /** The holes from 0 on; with those up to {@code lastSeq} after the last range, where that is higher. */
    List<Gap> gaps(String windowId, long lastSeq) {
        List<Gap> gaps = new ArrayList<>();
        long next = 0;
        for (int i = 0; i < count; i++) {
            if (first(i) > next) {
                gaps.add(new Gap(windowId, next, first(i) - 1));
            }
            next = last(i) + 1;
        }
        // A range that ends at Long.MAX_VALUE leaves no seq after it.
        if (next >= 0 && lastSeq >= next) {
            gaps.add(new Gap(windowId, next, lastSeq));
        }
        return gaps;
    }

    void write(StateWriter out) {
        out.unsigned(count);
        long previous = 0;
        for (int i = 0; i < count; i++) {
            out.unsigned(first(i) - previous).unsigned(last(i) - first(i));
            previous = last(i);
        }
    }

    static SeqRanges read(StateReader in) {
        SeqRanges ranges = new SeqRanges();
        ranges.count = in.count();
        ranges.bounds = new long[Math.max(2, 2 * ranges.count)];
        long previous = 0;
        for (int i = 0; i < ranges.count; i++) {
            ranges.bounds[2 * i] = previous + in.unsigned();
            previous = ranges.first(i) + in.unsigned();
            ranges.bounds[2 * i + 1] = previous;
        }
        return ranges;
    }

    private long first(int range) {
        return bounds[2 * range];
    }

    private long last(int range) {
        return bounds[2 * range + 1];
    }

    /** From the end, because nearly every seq belongs there. */
    private int firstEndingAtOrAfter(long seq) {
        int at = count;
        while (at > 0 && last(at - 1) >= seq) {
            at--;
        }
        return at;
    }

    private void insert(int at, long seq) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        System.arraycopy(bounds, 2 * at, bounds, 2 * at + 2, 2 * (count - at));
        bounds[2 * at] = seq;
        bounds[2 * at + 1] = seq;
        count++;
    }

    private void remove(int at) {
        System.arraycopy(bounds, 2 * at + 2, bounds, 2 * at, 2 * (count - at - 1));
        count--;
    }
}
