package dev.playhead.query.recordings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.playhead.storage.catalog.RecordingClient;
import dev.playhead.storage.catalog.RecordingEntity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who visited what; "" where unknown. */
record RecordingVisit(
        String visitorUid,
        String sessionUid,
        String userId,
        String entryUrl,
        String exitUrl,
        @JsonUnwrapped Client client) {
    /** With what. */
    record Client(
            String browser,
            String os,
            String device,
            String country,

            @Schema(description = "The recorder: name and version")
            String sdk) {}

    static RecordingVisit of(RecordingEntity row) {
        RecordingClient with = row.client;
        return new RecordingVisit(
                with.visitorUid,
                with.sessionUid,
                with.userId,
                row.entryUrl,
                row.exitUrl,
                new Client(with.browser, with.os, with.device, with.country, with.sdk));
    }
}
