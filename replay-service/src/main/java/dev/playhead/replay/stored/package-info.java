/** Stored blocks, in order, from object storage. */
@NullMarked
package dev.playhead.replay.stored;

import org.jspecify.annotations.NullMarked;
