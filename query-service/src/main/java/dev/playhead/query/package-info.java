/** The query-service: recordings list and search, websites and keys; serves the dashboard. */
@NullMarked
package dev.playhead.query;

import org.jspecify.annotations.NullMarked;
