/** Reading rrweb events out of the inflated bytes of a chunk, without copying them. */
@NullMarked
package dev.playhead.recording.event;

import org.jspecify.annotations.NullMarked;
