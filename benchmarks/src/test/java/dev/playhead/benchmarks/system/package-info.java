@NullMarked
package dev.playhead.benchmarks.system;

import org.jspecify.annotations.NullMarked;
