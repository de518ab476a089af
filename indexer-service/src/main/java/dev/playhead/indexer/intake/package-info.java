/** What ingest took and refused, from {@code playhead.intake} into the catalog. */
@NullMarked
package dev.playhead.indexer.intake;

import org.jspecify.annotations.NullMarked;
