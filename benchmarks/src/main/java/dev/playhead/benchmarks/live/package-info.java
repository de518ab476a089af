/** How late a live view is: {@link dev.playhead.benchmarks.live.LiveBenchmark} runs it. */
@NullMarked
package dev.playhead.benchmarks.live;

import org.jspecify.annotations.NullMarked;
