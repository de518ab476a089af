/** What the events of a recording mean: facts and rollups. A function of the log, without a clock. */
@NullMarked
package dev.playhead.recording.detect;

import org.jspecify.annotations.NullMarked;
