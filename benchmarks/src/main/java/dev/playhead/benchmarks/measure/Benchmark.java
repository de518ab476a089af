package dev.playhead.benchmarks.measure;

/** Something that is measured, with the baseline it is compared with. */
public interface Benchmark {
    /** One lower-case word, as it is typed. */
    String name();

    /** What is measured, against what; one line. */
    String about();

    /** What a benchmark needs around it. A quick run measures beside each other whatever doesn't need to be alone. */
    enum Needs {
        /** To be alone: it counts by the clock, or by what its whole process takes. */
        QUIET,
        /** The servers and services that all share; what it finds is the same while others keep the machine busy. */
        SYSTEM,
        /** Neither. */
        NOTHING
    }

    default Needs needs() {
        return Needs.QUIET;
    }

    /**
     * Measures once and tells the run what was found. Servers and services are the run's; in a quick one others have used them before and
     * have left recordings there, so whoever counts, counts its own.
     *
     * @throws Exception where something broke; a figure that misses its goal is none
     */
    void measure(Run run) throws Exception;
}
