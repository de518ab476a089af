package dev.playhead.wire.token;

/** What a presented token is worth. */
public sealed interface TokenCheck {
    /** Signed by us and not expired. */
    record Valid(RecordingToken token) implements TokenCheck {}

    /** Signed by us, but its time is over. */
    record Expired(RecordingToken token) implements TokenCheck {}

    /**
     * Not a token of ours.
     *
     * @param reason for a log or an error body; never quotes the token
     */
    record Invalid(String reason) implements TokenCheck {}
}
