/** Who may read, and how refusals look. */
@NullMarked
package dev.playhead.replay.access;

import org.jspecify.annotations.NullMarked;
