/** Access to ClickHouse over its HTTP protocol. */
@NullMarked
package dev.playhead.storage.clickhouse;

import org.jspecify.annotations.NullMarked;
