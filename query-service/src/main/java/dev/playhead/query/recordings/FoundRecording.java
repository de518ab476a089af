package dev.playhead.query.recordings;

/** What there is under a recording id, as far as the caller may know. */
sealed interface FoundRecording {
    record Present(RecordingDetail detail) implements FoundRecording {}

    /** @param reason {@code erased} or {@code expired} */
    record Gone(String reason) implements FoundRecording {}

    /** Unknown, or of a website outside the caller's scope. */
    record Missing() implements FoundRecording {}
}
