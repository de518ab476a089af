package dev.playhead.query.recordings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Recordings beside each other in time. Times are epoch ms, offsets count from the page's first start. */
@Schema(description = "Recordings beside each other in time")
record Timeline(
        @Schema(description = "When the first of the page begins")
        long startedAt,

        @Schema(description = "When the last of the page to end does")
        long endedAt,

        List<Span> timeline,
        List<RecordingView> recordings,

        @Schema(description = "Ask for the next page with it; null on the last", nullable = true) @Nullable
        String nextCursor,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Notice notice) {
    /** One recording's place. */
    @Schema(name = "TimelineSpan")
    record Span(
            String recordingId,

            @Schema(description = "Milliseconds since `startedAt`")
            long beginsAtMs,

            @Schema(description = "Milliseconds since `startedAt`")
            long endsAtMs) {}

    static Timeline of(RecordingsPage page) {
        long start = page.recordings().stream()
                .mapToLong(one -> one.times().startedAt())
                .min()
                .orElse(0);
        List<Span> spans = page.recordings().stream()
                .map(one -> new Span(
                        one.recordingId(),
                        one.times().startedAt() - start,
                        one.times().startedAt() - start + one.times().durationMs()))
                .toList();
        long length = spans.stream().mapToLong(Span::endsAtMs).max().orElse(0);
        return new Timeline(start, start + length, spans, page.recordings(), page.nextCursor(), page.notice());
    }
}
