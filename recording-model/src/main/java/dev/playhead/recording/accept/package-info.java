/** Which entries of the log belong to a recording: dedupe, fences, gaps. A function of the log, without a clock. */
@NullMarked
package dev.playhead.recording.accept;

import org.jspecify.annotations.NullMarked;
