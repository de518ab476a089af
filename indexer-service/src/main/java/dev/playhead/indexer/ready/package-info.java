/** Whether this instance may be counted on. */
@NullMarked
package dev.playhead.indexer.ready;

import org.jspecify.annotations.NullMarked;
