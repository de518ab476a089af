/** Announcing recordings that start, go on and end, before anything of them is stored. */
@NullMarked
package dev.playhead.indexer.live;

import org.jspecify.annotations.NullMarked;
