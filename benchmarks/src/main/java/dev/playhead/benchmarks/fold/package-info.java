/** What folding the log costs: CPU against the least that anybody could do, state and heap of a live recording. */
@NullMarked
package dev.playhead.benchmarks.fold;

import org.jspecify.annotations.NullMarked;
