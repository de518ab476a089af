/** Segment format 1: writing, closing and reading segments. No I/O; bytes in, bytes out. */
@NullMarked
package dev.playhead.storage.segment;

import org.jspecify.annotations.NullMarked;
