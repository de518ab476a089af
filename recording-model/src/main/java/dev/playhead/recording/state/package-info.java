/** The compact, versioned binary form in which Accept and Detect keep their state between chunks. */
@NullMarked
package dev.playhead.recording.state;

import org.jspecify.annotations.NullMarked;
