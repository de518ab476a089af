/** A website's settings as they reach ingest over Kafka. */
@NullMarked
package dev.playhead.wire.settings;

import org.jspecify.annotations.NullMarked;
