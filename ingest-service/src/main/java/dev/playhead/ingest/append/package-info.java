/** Appends records to the log and waits until Kafka has them safe. */
@NullMarked
package dev.playhead.ingest.append;

import org.jspecify.annotations.NullMarked;
