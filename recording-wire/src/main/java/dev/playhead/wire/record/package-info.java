/** Chunks and control records as Kafka records, and back. */
@NullMarked
package dev.playhead.wire.record;

import org.jspecify.annotations.NullMarked;
