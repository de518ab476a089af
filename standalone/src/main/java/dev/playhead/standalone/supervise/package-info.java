/** Keeps processes running: restarts them with backoff, collects their output, ends them. */
@NullMarked
package dev.playhead.standalone.supervise;

import org.jspecify.annotations.NullMarked;
