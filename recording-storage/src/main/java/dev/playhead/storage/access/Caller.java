package dev.playhead.storage.access;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.util.UUID;

/** Who makes a request. */
public sealed interface Caller {
    /** The operator, by the admin key. */
    record Admin() implements Caller {}

    /** Somebody with a secret key of this website. */
    record Website(WebsiteId websiteId) implements Caller {}

    /**
     * Somebody with a share link: this one recording, for reading only.
     *
     * @param expiresAt epoch milliseconds
     * @param mayExport whether the recording may be taken along as a file
     */
    record Guest(UUID shareId, WebsiteId websiteId, RecordingId recordingId, long expiresAt, boolean mayExport)
            implements Caller {}

    /** A recorder with the token by which it appends: its own recording, where a dialect lets it read that. */
    record Recorder(WebsiteId websiteId, RecordingId recordingId) implements Caller {}

    /** No key, an unknown or revoked one, or a public key: those only write. */
    record Nobody() implements Caller {}
}
