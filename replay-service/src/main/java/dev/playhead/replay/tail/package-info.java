/** The log behind the catalog's checkpoint: bounded catch-up and the live edge. */
@NullMarked
package dev.playhead.replay.tail;

import org.jspecify.annotations.NullMarked;
