package dev.playhead.query.recordings;

/**
 * What rrweb Cloud's list shows of a recording. Only this package makes one, so whoever has one has passed the tenant check.
 *
 * @param clientId the id that the client chose, or ours where it didn't
 * @param startedAt epoch milliseconds
 * @param metadata JSON object of texts
 */
public record TaggedRecording(String clientId, long startedAt, String metadata) {
    static TaggedRecording of(RecordingView view) {
        return new TaggedRecording(
                view.externalId() == null ? view.recordingId() : view.externalId(),
                view.times().startedAt(),
                view.metadata());
    }

    /** Of what the lists of other systems show besides. */
    public static TaggedRecording of(ListedRecording row) {
        return new TaggedRecording(row.clientId(), row.times().startedAt(), row.metadata());
    }
}
