/** Takes a request's body in, within the bounds of memory and time. */
@NullMarked
package dev.playhead.ingest.receive;

import org.jspecify.annotations.NullMarked;
