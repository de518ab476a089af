package dev.playhead.query.recordings;

import dev.playhead.query.search.RecordingFilter;
import java.util.Optional;

/**
 * Which recordings a page shows.
 *
 * @param limit rows at most
 * @param after where the page before ended
 */
record RecordingsQuery(RecordingFilter filter, SortBy sort, boolean descending, int limit, Optional<Cursor> after) {}
