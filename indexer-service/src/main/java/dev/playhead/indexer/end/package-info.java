/** Leases: ending recordings that fell silent. */
@NullMarked
package dev.playhead.indexer.end;

import org.jspecify.annotations.NullMarked;
