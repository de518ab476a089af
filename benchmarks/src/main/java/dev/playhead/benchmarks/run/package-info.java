/** {@code ./playhead bench}: runs benchmarks one after another, each in a process of its own, and reports what they found. */
@NullMarked
package dev.playhead.benchmarks.run;

import org.jspecify.annotations.NullMarked;
