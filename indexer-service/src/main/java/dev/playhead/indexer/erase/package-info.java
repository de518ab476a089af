/** Erasing recordings: what the publish transaction writes, and the work that follows it in object storage and ClickHouse. */
@NullMarked
package dev.playhead.indexer.erase;

import org.jspecify.annotations.NullMarked;
