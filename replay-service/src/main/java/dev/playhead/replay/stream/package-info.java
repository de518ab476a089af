/** The streams' forms on the wire: NDJSON bodies and server-sent events. */
@NullMarked
package dev.playhead.replay.stream;

import org.jspecify.annotations.NullMarked;
