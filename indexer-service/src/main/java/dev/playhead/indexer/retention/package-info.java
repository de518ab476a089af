/** Recordings whose website's retention is over: finding them, and taking away what they consist of. */
@NullMarked
package dev.playhead.indexer.retention;

import org.jspecify.annotations.NullMarked;
