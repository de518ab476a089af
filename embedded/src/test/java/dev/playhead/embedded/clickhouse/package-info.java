@NullMarked
package dev.playhead.embedded.clickhouse;

import org.jspecify.annotations.NullMarked;
