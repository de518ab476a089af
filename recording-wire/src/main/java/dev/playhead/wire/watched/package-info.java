/** How replay-service says that somebody watches a recording. */
@NullMarked
package dev.playhead.wire.watched;

import org.jspecify.annotations.NullMarked;
