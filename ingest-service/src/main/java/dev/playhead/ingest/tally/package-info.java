/** Counts what is taken and refused by website, and tells it on {@code playhead.intake}; never on a request's way. */
@NullMarked
package dev.playhead.ingest.tally;

import org.jspecify.annotations.NullMarked;
