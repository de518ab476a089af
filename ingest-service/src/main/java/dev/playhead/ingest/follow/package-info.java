/** What ingest must know of the world, followed from compacted topics into memory. */
@NullMarked
package dev.playhead.ingest.follow;

import org.jspecify.annotations.NullMarked;
