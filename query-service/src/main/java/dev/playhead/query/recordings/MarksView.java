package dev.playhead.query.recordings;

import dev.playhead.storage.catalog.RecordingMarksEntity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people made of a recording. */
@Schema(name = "Marks", description = "What people made of a recording")
record MarksView(
        String recordingId,

        @Schema(description = "By anybody who reads the website")
        boolean starred,

        @Schema(description = "Kept beyond the website's retention")
        boolean pinned,

        @Schema(description = "By whoever asks") boolean seen) {
    static MarksView of(RecordingMarksEntity row, boolean seen) {
        return new MarksView(row.recordingId.toString(), row.starredAt != null, row.pinned, seen);
    }
}
