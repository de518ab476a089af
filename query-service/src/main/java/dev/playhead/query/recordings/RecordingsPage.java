package dev.playhead.query.recordings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the list. */
@Schema(description = "A page of recordings")
record RecordingsPage(
        List<RecordingView> recordings,

        @Schema(description = "Ask for the next page with it; null on the last", nullable = true) @Nullable
        String nextCursor,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Notice notice) {
    RecordingsPage with(List<RecordingView> others) {
        return new RecordingsPage(others, nextCursor, notice);
    }

    RecordingsPage withNotice(Notice said) {
        return new RecordingsPage(recordings, nextCursor, said);
    }
}
