package dev.playhead.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.playhead.storage.catalog.AuditEntity;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the audit log. */
@Schema(name = "AuditPage", description = "A page of the audit log, newest first")
record AuditView(
        List<Entry> entries,

        @Schema(nullable = true, description = "`cursor` of the next page; null = this is the last") @Nullable
        String nextCursor) {
    /** One thing that was done. */
    @Schema(name = "AuditEntry")
    record Entry(
            @Schema(description = "Epoch milliseconds") long at,

            @Schema(
                    description = "`admin`, `key:<id>`, `member:<id>` or `share:<id>`",
                    examples = "key:0f0c7c39-5a0e-4a0e-8f6e-0b6d1f5d7a22")
            String actor,

            @Schema(examples = "recording_viewed") String action,
            @Nullable String recordingId,

            @JsonRawValue @Schema(implementation = Map.class, description = "Texts by name")
            String detail) {
        static Entry of(AuditEntity row) {
            return new Entry(
                    row.at.toEpochMilli(),
                    row.actor,
                    row.action,
                    row.recordingId == null ? null : row.recordingId.toString(),
                    row.detail);
        }
    }
}
