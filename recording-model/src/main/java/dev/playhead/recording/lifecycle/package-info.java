/** The states of a recording and the only legal moves between them. */
@NullMarked
package dev.playhead.recording.lifecycle;

import org.jspecify.annotations.NullMarked;
