/** The ClickHouse engine as a library, behind the ClickHouse HTTP protocol. */
@NullMarked
package dev.playhead.embedded.clickhouse;

import org.jspecify.annotations.NullMarked;
