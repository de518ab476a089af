package dev.playhead.benchmarks.fold;

/** Live objects of this process. */
public final class Heap {
    private Heap() {}

    /** Bytes, after collecting. */
    public static long here() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
