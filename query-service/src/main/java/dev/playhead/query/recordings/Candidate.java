package dev.playhead.query.recordings;

import java.util.UUID;

/**
 * A recording that fits, as some revision of its row in ClickHouse says.
 *
 * @param value what the list is sorted by
 */
record Candidate(UUID recordingId, long value) {}
