/** The way into the catalog and into ClickHouse, and out again. */
@NullMarked
package dev.playhead.seed.write;

import org.jspecify.annotations.NullMarked;
