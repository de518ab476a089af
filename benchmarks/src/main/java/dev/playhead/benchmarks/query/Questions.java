package dev.playhead.benchmarks.query;

import java.util.List;

/** Questions to be measured. {@link QueryBenchmark#ALL} names the implementations: a new kind of question is one more. */
interface Questions {
    /** Over the world's data, of its largest website. */
    List<Question> of(World world);
}
