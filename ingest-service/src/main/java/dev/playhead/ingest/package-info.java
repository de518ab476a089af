/** The ingest service: recorders' writes, taken into Kafka. */
@NullMarked
package dev.playhead.ingest;

import org.jspecify.annotations.NullMarked;
