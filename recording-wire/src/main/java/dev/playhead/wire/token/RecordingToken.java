package dev.playhead.wire.token;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;

/**
 * Permission to append to one recording.
 *
 * @param epoch for a later "all tokens of before are void"; 0 now
 * @param partition of {@code playhead.chunks}, pinned for the recording's life
 * @param expiresAt epoch milliseconds; the token's text keeps whole seconds
 */
public record RecordingToken(WebsiteId websiteId, RecordingId recordingId, int epoch, int partition, long expiresAt) {
    public RecordingToken {
        if (epoch < 0 || partition < 0) {
            throw new IllegalArgumentException("epoch and partition are not negative");
        }
    }
}
