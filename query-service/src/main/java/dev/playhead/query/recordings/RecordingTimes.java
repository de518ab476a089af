package dev.playhead.query.recordings;

import dev.playhead.storage.catalog.RecordingEntity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When it was recorded. */
record RecordingTimes(
        long startedAt,

        @Schema(description = "null while it is live", nullable = true) @Nullable
        Long endedAt,

        long durationMs,

        @Schema(description = "Without idle time") long activeMs) {
    static RecordingTimes of(RecordingEntity row) {
        return new RecordingTimes(row.startedAt, row.endedAt, row.durationMs, row.activeMs);
    }
}
