/** Whole recordings as files: sorted JSON and NDJSON, and one HTML file that plays without a network. */
@NullMarked
package dev.playhead.replay.export;

import org.jspecify.annotations.NullMarked;
