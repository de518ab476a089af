package dev.playhead.storage.access;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.util.Map;
import java.util.UUID;

/** Who makes a request. */
public sealed interface Caller {
    /** Names the caller in what it leaves behind: opaque, at most 80 characters, the same for the same key, person or link. */
    default String actor() {
        return switch (this) {
            case Admin _ -> "admin";
            case Website key -> "key:" + key.keyId();
            case Member member -> "member:" + member.personId();
            case Guest guest -> "share:" + guest.shareId();
            case Recorder recorder -> "recorder:" + recorder.recordingId();
            case Nobody _ -> "nobody";
        };
    }

    /** The operator, by the admin key. */
    record Admin() implements Caller {}

    /**
     * Somebody with a secret key of this website.
     *
     * @param role what the key may do there
     */
    record Website(WebsiteId websiteId, UUID keyId, Role role) implements Caller {}

    /**
     * Somebody who has logged in by name.
     *
     * @param isOperator admin of every website, as the admin key is
     * @param roles on the websites that they are a member of, possibly none
     */
    record Member(UUID personId, boolean isOperator, Map<WebsiteId, Role> roles) implements Caller {
        public Member {
            roles = Map.copyOf(roles);
        }
    }

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
