package dev.playhead.query.recordings;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.playhead.storage.catalog.RecordingEntity;
import dev.playhead.wire.live.LiveAnnouncement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A recording with what its player shows. */
@Schema(name = "RecordingDetail", description = "A recording with what its player shows")
record RecordingDetail(
        @JsonUnwrapped RecordingView recording,

        @JsonRawValue
        @Schema(implementation = String[].class, description = "Distinct pages, in the order of their first visit")
        String pages,

        @JsonRawValue
        @Schema(implementation = long[].class, description = "Times of full snapshots: playing can start at each")
        String keyframes) {
    /** Of one that the catalog doesn't know yet. */
    static RecordingDetail of(LiveAnnouncement said) {
        return new RecordingDetail(RecordingView.of(said), "[]", "[]");
    }

    static RecordingDetail of(RecordingEntity row) {
        return new RecordingDetail(RecordingView.of(row), row.pages, row.keyframes);
    }
}
