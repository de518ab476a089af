/** Kafka to segments, catalog and ClickHouse. */
@NullMarked
package dev.playhead.indexer;

import org.jspecify.annotations.NullMarked;
