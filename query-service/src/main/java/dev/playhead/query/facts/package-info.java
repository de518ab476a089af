/** What happened in a recording, from ClickHouse. */
@NullMarked
package dev.playhead.query.facts;

import org.jspecify.annotations.NullMarked;
