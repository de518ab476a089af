package dev.playhead.query.recordings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.playhead.storage.catalog.RecordingEntity;
import dev.playhead.wire.live.LiveAnnouncement;
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
        String metadata,

        @JsonRawValue
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                implementation = int[].class,
                description = "Events in each hundredth of the recording; absent while none is stored")
        @Nullable
        String activity,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Starred by anybody who reads the website; in lists")
        @Nullable
        Boolean starred,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Watched by whoever asks; in lists") @Nullable
        Boolean seen) {
    RecordingView withMarks(boolean isStarred, boolean isSeen) {
        return new RecordingView(
                recordingId,
                externalId,
                websiteId,
                state,
                times,
                size,
                marks,
                visit,
                metadata,
                activity,
                isStarred,
                isSeen);
    }

    /** What is announced of one that the catalog doesn't know yet; what announcements don't say is 0 or "". */
    static RecordingView of(LiveAnnouncement said) {
        LiveAnnouncement.Activity activity = said.activity();
        LiveAnnouncement.Who who = said.who();
        boolean live = said.state().equals("live");
        return new RecordingView(
                said.subject().recordingId().toString(),
                null,
                said.subject().websiteId().value(),
                said.state(),
                new RecordingTimes(
                        AnnouncedColumns.startedAt(said),
                        live ? null : said.last().appendedAt(),
                        activity.durationMs(),
                        0),
                new RecordingSize(activity.eventCount(), 0, 0, 0),
                new RecordingMarks(
                        activity.pageViews(), activity.clicks(), activity.rageClicks(), 0, activity.errors(), 0, 0, 0),
                new RecordingVisit(
                        who.visitorUid(),
                        who.sessionUid(),
                        who.userId(),
                        said.page().entryUrl(),
                        said.page().exitUrl(),
                        new RecordingVisit.Client(who.browser(), who.os(), who.device(), who.country(), "")),
                "{}",
                null,
                null,
                null);
    }

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
                row.metadata,
                row.activity,
                null,
                null);
    }
}
