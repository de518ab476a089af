/** Archiving: an ended recording's blocks become one object, and what nothing refers to any more is removed. */
@NullMarked
package dev.playhead.indexer.archive;

import org.jspecify.annotations.NullMarked;
