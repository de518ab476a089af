@NullMarked
package dev.playhead.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
