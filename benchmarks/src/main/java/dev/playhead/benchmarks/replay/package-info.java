/** How fast a stored recording comes: {@link dev.playhead.benchmarks.replay.ReplayBenchmark} runs it. */
@NullMarked
package dev.playhead.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
