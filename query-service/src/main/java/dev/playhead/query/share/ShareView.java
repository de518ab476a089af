package dev.playhead.query.share;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.playhead.storage.catalog.ShareEntity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link as the API shows it. */
@Schema(name = "Share", description = "A link to one recording. Times are epoch milliseconds")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShareView(
        String shareId,
        String recordingId,
        String label,

        @Schema(description = "Second of the recording that it opens at; absent = its beginning", nullable = true)
        @Nullable
        Integer at,

        @Schema(description = "Whether the recording may be downloaded by it")
        boolean export,

        long createdAt,
        long expiresAt,

        @Schema(description = "What to hand out; in the answer to its creation only", nullable = true) @Nullable
        String url,

        @Schema(
                description = "What opens the recording, as `?share=`; in the answer to its creation only",
                nullable = true)
        @Nullable
        String token) {
    static ShareView of(ShareEntity row) {
        return new ShareView(
                row.shareId.toString(),
                row.recordingId.toString(),
                row.label,
                row.opensAt,
                row.mayExport,
                row.createdAt.toEpochMilli(),
                row.expiresAt.toEpochMilli(),
                null,
                null);
    }

    ShareView with(String newUrl, String newToken) {
        return new ShareView(shareId, recordingId, label, at, export, createdAt, expiresAt, newUrl, newToken);
    }
}
