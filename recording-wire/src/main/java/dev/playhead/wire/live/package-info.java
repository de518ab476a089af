/** Announcements of recordings that start, change and end. */
@NullMarked
package dev.playhead.wire.live;

import org.jspecify.annotations.NullMarked;
