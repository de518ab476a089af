package dev.playhead.storage.access;

import dev.playhead.recording.WebsiteId;

/** Who makes a request. */
public sealed interface Caller {
    /** The operator, by the admin key. */
    record Admin() implements Caller {}

    /** Somebody with a secret key of this website. */
    record Website(WebsiteId websiteId) implements Caller {}

    /** No key, an unknown or revoked one, or a public key: those only write. */
    record Nobody() implements Caller {}
}
