/** Reads of the catalog; its transaction belongs to the indexer. */
@NullMarked
package dev.playhead.storage.catalog;

import org.jspecify.annotations.NullMarked;
