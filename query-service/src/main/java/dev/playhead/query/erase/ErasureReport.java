package dev.playhead.query.erase;

import dev.playhead.storage.catalog.ErasureEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is gone of an erased recording, and what remains until when. Times are epoch ms. */
@Schema(description = "What is gone of an erased recording, and what remains until when; times are epoch milliseconds")
record ErasureReport(
        String recordingId,
        String websiteId,

        @Schema(
                enumeration = {"erasing", "erased"},
                description = "erased: nothing is left outside the log")
        String state,

        @Schema(description = "When the log took the request")
        long requestedAt,

        @Schema(
                description = "When object storage was marked, so that nothing rebuilt from it shows the recording",
                nullable = true)
        @Nullable
        Long tombstoneAt,

        @Schema(description = "When its facts were deleted", nullable = true) @Nullable
        Long factsAt,

        @Schema(description = "When the last object that held its events was rewritten without them", nullable = true)
        @Nullable
        Long segmentsAt,

        @Schema(description = "Until then Kafka keeps the raw chunks")
        long kafkaUntil,

        @Schema(description = "What still holds something of it: `facts`, `segments`, `log`")
        List<String> remains) {
    static ErasureReport of(ErasureEntity row, long now) {
        List<String> remains = new ArrayList<>();
        if (row.factsAt == null) {
            remains.add("facts");
        }
        if (row.segmentsAt == null) {
            remains.add("segments");
        }
        boolean done = remains.isEmpty() && row.tombstoneAt != null;
        if (now < row.kafkaUntil.toEpochMilli()) {
            remains.add("log");
        }
        return new ErasureReport(
                row.recordingId.toString(),
                row.websiteId,
                done ? "erased" : "erasing",
                row.requestedAt.toEpochMilli(),
                epochMs(row.tombstoneAt),
                epochMs(row.factsAt),
                epochMs(row.segmentsAt),
                row.kafkaUntil.toEpochMilli(),
                remains);
    }

    private static @Nullable Long epochMs(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
