/** Tells the rest of the system which recordings have viewers. */
@NullMarked
package dev.playhead.replay.watched;

import org.jspecify.annotations.NullMarked;
