/** Viewers by share link, and their end. */
@NullMarked
package dev.playhead.replay.share;

import org.jspecify.annotations.NullMarked;
