package dev.playhead.storage.facts;

import java.util.UUID;

/**
 * A recording's row for ClickHouse's {@code recordings}.
 *
 * @param revision of the row in the catalog; the highest wins
 * @param json one object on one line, its fields the table's columns; PostgreSQL makes it ({@code RecordingsOutbox})
 */
public record RecordingRow(UUID recordingId, long revision, String json) {}
