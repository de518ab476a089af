/** Recorders of every dialect that replay the real recordings, as many at the same time as asked for. */
@NullMarked
package dev.playhead.benchmarks.load;

import org.jspecify.annotations.NullMarked;
