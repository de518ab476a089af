/** What ingest costs between a recorder and the log: {@link dev.playhead.benchmarks.ingest.IngestBenchmark} runs it. */
@NullMarked
package dev.playhead.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
