@NullMarked
package dev.playhead.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
