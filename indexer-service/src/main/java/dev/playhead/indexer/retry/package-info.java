/** Waiting for a backing server that does not answer. */
@NullMarked
package dev.playhead.indexer.retry;

import org.jspecify.annotations.NullMarked;
