package dev.playhead.query.erase;

import dev.playhead.storage.catalog.ErasureRequestEntity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for erasure as a whole: what is gone, and what remains until when. Times are epoch ms. */
@Schema(name = "ErasureRequest", description = "A request for erasure as a whole; times are epoch milliseconds")
record ErasureRequestView(
        String erasureId,
        String websiteId,

        @Schema(enumeration = {"user", "visitor", "recording"})
        String kind,

        @Schema(
                enumeration = {"finding", "erasing", "erased"},
                description = "finding: recordings may still be added, of what the log held when it was asked for;"
                        + " erased: nothing of them is left outside the log")
        String state,

        long requestedAt,

        @Schema(description = "Who asked", examples = "key:0f0c7c39-5a0e-4a0e-8f6e-0b6d1f5d7a22")
        String requestedBy,

        @Schema(description = "Recordings found") long recordings,

        @Schema(description = "Recordings of which nothing is left outside the log")
        long erased,

        @Schema(description = "Until then Kafka keeps raw chunks of some of them", nullable = true) @Nullable
        Long kafkaUntil,

        @Schema(description = "What still holds something: `lists`, `facts`, `segments`, `log`")
        List<String> remains) {

    /** A page of requests. */
    @Schema(name = "ErasureRequests")
    record Page(
            List<ErasureRequestView> erasures,

            @Schema(description = "`cursor` of the next page; null at the end", nullable = true) @Nullable
            String nextCursor) {}

    /** One request, and a page of its recordings. */
    @Schema(name = "ErasureRequestReport")
    record Report(
            ErasureRequestView erasure,

            @Schema(description = "Of recordings whose erasure is indexed; the others are some seconds behind")
            List<ErasureReport> recordings,

            @Schema(description = "`cursor` of the next page of recordings; null at the end", nullable = true) @Nullable
            String nextCursor) {}

    static ErasureRequestView of(ErasureRequestEntity row, Totals totals, long now) {
        boolean finding = row.foundAt == null;
        boolean done = !finding && totals.erased() == totals.recordings();
        return new ErasureRequestView(
                row.requestId.toString(),
                row.websiteId,
                row.kind,
                finding ? "finding" : done ? "erased" : "erasing",
                row.requestedAt.toEpochMilli(),
                row.requestedBy,
                totals.recordings(),
                totals.erased(),
                totals.kafkaUntil(),
                totals.remains(finding, now));
    }
}
