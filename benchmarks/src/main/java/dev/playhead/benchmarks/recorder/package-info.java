/** What the recorder costs the pages that it records. */
@NullMarked
package dev.playhead.benchmarks.recorder;

import org.jspecify.annotations.NullMarked;
