package dev.playhead.benchmarks.measure;

/** How much is measured. */
public enum Size {
    /** Everything once and as little as possible: shows that it works, its times say nothing. */
    SMOKE,
    /** All benchmarks within three minutes. */
    QUICK,
    /** What figures are published from. */
    FULL
}
