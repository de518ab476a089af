/** One read of a recording: stored blocks, then the tail through Accept, with no gap and no duplicate at the seam. */
@NullMarked
package dev.playhead.replay.read;

import org.jspecify.annotations.NullMarked;
