/** Facts and the recordings list as rows in ClickHouse. */
@NullMarked
package dev.playhead.storage.facts;

import org.jspecify.annotations.NullMarked;
