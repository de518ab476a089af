package dev.playhead.benchmarks.measure;

/** Something that is measured, with the baseline it is compared with. */
public interface Benchmark {
    /** One lower-case word, as it is typed. */
    String name();

    /** What is measured, against what; one line. */
    String about();

    /**
     * Measures once and tells the run what was found. Servers and services are the run's; in a quick one others have used them before and
     * have left recordings there, so whoever counts, counts its own.
     *
     * @throws Exception where something broke; a figure that misses its goal is none
     */
    void measure(Run run) throws Exception;
}
