package dev.playhead.benchmarks.measure;

/** Something that is measured in a process of its own, with the baseline it is compared with. */
public interface Benchmark {
    /** One lower-case word, as it is typed. */
    String name();

    /** What is measured, against what; one line. */
    String about();

    /**
     * Measures once and tells the run what was found. Servers that it starts end with it.
     *
     * @throws Exception where something broke; a figure that misses its goal is none
     */
    void measure(Run run) throws Exception;
}
