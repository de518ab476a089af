/** Accept and Detect over each partition, collected into one open segment. */
@NullMarked
package dev.playhead.indexer.fold;

import org.jspecify.annotations.NullMarked;
