/** Event streams of recordings: stored, then the log's tail, live if asked. */
@NullMarked
package dev.playhead.replay;

import org.jspecify.annotations.NullMarked;
