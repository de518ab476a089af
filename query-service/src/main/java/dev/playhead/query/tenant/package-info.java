/** The one door to ClickHouse, which no question passes without its tenant. */
@NullMarked
package dev.playhead.query.tenant;

import org.jspecify.annotations.NullMarked;
