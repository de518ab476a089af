package dev.playhead.query.recordings;

import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.catalog.RecordingEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of other systems show of a recording. Only {@link Recordings} makes one, so whoever has one has passed the tenant
 * check. Times are epoch milliseconds.
 *
 * @param clientId the id that the client chose, or ours where it didn't
 * @param state live, ready or stopped
 * @param endedAt null while it is live
 * @param metadata JSON object of texts
 * @param cursor behind which the next page begins
 */
public record ListedRecording(
        String recordingId,
        String clientId,
        WebsiteId websiteId,
        String state,
        Times times,
        long eventCount,
        Visit visit,
        String metadata,
        String cursor) {
    /** When. */
    public record Times(
            long startedAt, long lastReceivedAt, @Nullable Long endedAt, long durationMs) {}

    /** Who and where; "" where unknown. */
    public record Visit(String entryUrl, String visitorUid, String userId, String sdk) {}

    static ListedRecording of(RecordingEntity row) {
        return new ListedRecording(
                row.recordingId.toString(),
                row.externalId == null ? row.recordingId.toString() : row.externalId,
                new WebsiteId(row.websiteId),
                row.state,
                new Times(row.startedAt, row.lastReceivedAt, row.endedAt, row.durationMs),
                row.counts.events,
                new Visit(row.entryUrl, row.client.visitorUid, row.client.userId, row.client.sdk),
                row.metadata,
                new Cursor(SortBy.STARTED_AT, true, row.startedAt, row.recordingId).text());
    }
}
