package dev.playhead.query.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Whether two requests take the same time: interleaved, so that what slows the machine slows both, and by their medians. Some
 * pairs are enough where they agree; where they don't it was either a busy machine, which more pairs even out, or a difference,
 * which they don't.
 */
final class Pairs {
    private static final int ENOUGH = 7;
    private static final int MOST = 35;

    private Pairs() {}

    /** The median time of one to that of the other. */
    static double ratio(double same, Callable<?> one, Callable<?> other) throws Exception {
        List<Long> ones = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        double ratio = 0;
        while (ones.size() < MOST && (ratio < 1 / same || ratio > same)) {
            for (int i = 0; i < ENOUGH; i++) {
                ones.add(nanos(one));
                others.add(nanos(other));
            }
            ratio = (double) median(ones) / median(others);
        }
        return ratio;
    }

    private static long nanos(Callable<?> work) throws Exception {
        long before = System.nanoTime();
        work.call();
        return System.nanoTime() - before;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
