/** Who calls, and what they may read. */
@NullMarked
package dev.playhead.storage.access;

import org.jspecify.annotations.NullMarked;
