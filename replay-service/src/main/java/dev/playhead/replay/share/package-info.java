/** Who has streams open, and the end of those whose key, session, membership or link is over. */
@NullMarked
package dev.playhead.replay.share;

import org.jspecify.annotations.NullMarked;
