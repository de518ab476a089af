/** Taking over partitions of the log and reading them from the catalog's checkpoint. */
@NullMarked
package dev.playhead.indexer.consume;

import org.jspecify.annotations.NullMarked;
