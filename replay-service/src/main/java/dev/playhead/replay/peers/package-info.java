/** The read sides of rrweb Cloud and RePlaya, in their own shapes. */
@NullMarked
package dev.playhead.replay.peers;

import org.jspecify.annotations.NullMarked;
