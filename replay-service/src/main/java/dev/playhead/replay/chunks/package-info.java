/** A recording's stored pieces, listed and one at a time. */
@NullMarked
package dev.playhead.replay.chunks;

import org.jspecify.annotations.NullMarked;
