package dev.playhead.benchmarks.measure;

/** Something that is measured, with the baseline it is compared with. */
public interface Benchmark {
    /** One lower-case word, as it is typed. */
    String name();

    /** What is measured, against what; one line. */
    String about();

    /**
     * Whether what it finds is the same while others keep the machine busy: bytes, requests, live objects, the CPU time of one thread
     * against the same thread's. A quick run measures such beside each other.
     */
    default boolean standsCompany() {
        return false;
    }

    /** Whether it asks for servers or services; one at a time may. */
    default boolean usesSystem() {
        return true;
    }

    /**
     * Measures once and tells the run what was found. Servers and services are the run's; in a quick one others have used them before and
     * have left recordings there, so whoever counts, counts its own.
     *
     * @throws Exception where something broke; a figure that misses its goal is none
     */
    void measure(Run run) throws Exception;
}
