package dev.playhead.benchmarks.query;

import java.util.List;

/** Questions to be measured. {@link QueryBenchmark#ALL} names the implementations: a new kind of question is one more. */
interface Statements {
    /** Over the world's data; SQL as query-service sends it, with its values written out. */
    List<NamedStatement> of(World world);
}
