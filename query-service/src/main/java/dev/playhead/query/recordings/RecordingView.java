package dev.playhead.query.recordings;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.playhead.storage.catalog.RecordingEntity;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recording as the API shows it: flat in JSON, grouped here. */
@Schema(name = "Recording", description = "A recording. Times are epoch milliseconds, sizes bytes")
@JsonPropertyOrder({"recordingId", "externalId", "websiteId"})
record RecordingView(
        String recordingId,

        @Schema(description = "The id that the client chose, where it did", nullable = true) @Nullable
        String externalId,

        String websiteId,

        @Schema(enumeration = {"live", "ready", "stopped"}) String state,

        @JsonUnwrapped RecordingTimes times,
        @JsonUnwrapped RecordingSize size,
        @JsonUnwrapped RecordingMarks marks,
        @JsonUnwrapped RecordingVisit visit,

        @JsonRawValue
        @Schema(type = SchemaType.OBJECT, description = "What the recorder's user attached; values are text")
        String metadata) {
    static RecordingView of(RecordingEntity row) {
        return new RecordingView(
                row.recordingId.toString(),
                row.externalId,
                row.websiteId,
                row.state,
                RecordingTimes.of(row),
                RecordingSize.of(row.counts),
                RecordingMarks.of(row.counts),
                RecordingVisit.of(row),
                row.metadata);
    }
}
