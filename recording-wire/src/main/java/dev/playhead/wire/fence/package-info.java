/** Fences: which recordings take no more chunks, as told to every ingest instance. */
@NullMarked
package dev.playhead.wire.fence;

import org.jspecify.annotations.NullMarked;
