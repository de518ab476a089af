@NullMarked
package dev.playhead.benchmarks.run;

import org.jspecify.annotations.NullMarked;
