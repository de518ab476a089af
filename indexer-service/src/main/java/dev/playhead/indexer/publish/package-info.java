/** Staging, storing and publishing a closed segment, strictly in order. */
@NullMarked
package dev.playhead.indexer.publish;

import org.jspecify.annotations.NullMarked;
