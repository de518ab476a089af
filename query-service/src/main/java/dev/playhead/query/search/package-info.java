/** Which recordings somebody looks for: the filters of every list and of analytics, read once, and as ClickHouse takes them. */
@NullMarked
package dev.playhead.query.search;

import org.jspecify.annotations.NullMarked;
