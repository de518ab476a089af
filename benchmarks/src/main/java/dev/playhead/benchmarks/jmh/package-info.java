/** The hot inner parts, one at a time, with what they allocate. */
@NullMarked
package dev.playhead.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
