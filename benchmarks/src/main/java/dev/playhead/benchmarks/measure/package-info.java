/** Measurements and the tables that compare them. */
@NullMarked
package dev.playhead.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
