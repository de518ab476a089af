/** What follows a publish and may come late: facts and recordings' rows into ClickHouse. */
@NullMarked
package dev.playhead.indexer.load;

import org.jspecify.annotations.NullMarked;
