package dev.playhead.query.recordings;

import java.util.Map;
import java.util.Optional;

/**
 * Which recordings a page shows.
 *
 * @param filters values by filter: a String where the filter compares text, else a Long
 * @param limit rows at most
 * @param after where the page before ended
 */
record RecordingsQuery(
        Map<Filter, Object> filters, SortBy sort, boolean descending, int limit, Optional<Cursor> after) {}
