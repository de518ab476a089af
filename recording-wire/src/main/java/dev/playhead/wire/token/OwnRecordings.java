package dev.playhead.wire.token;

import java.util.Optional;

/**
 * The tokens by which recorders append: where their dialect has that, they read their own recording with them. Of an installation
 * without a secret nobody has one. Thread-safe.
 */
public final class OwnRecordings {
    private final Optional<RecordingTokens> tokens;

    /**
     * @param secret the one that tokens are signed with; blank is none
     * @throws IllegalArgumentException if a secret is too short
     */
    public OwnRecordings(Optional<String> secret, Optional<String> previousSecret) {
        this.tokens = secret.filter(text -> !text.isBlank())
                .map(text -> new RecordingTokens(text, previousSecret.orElse(null)));
    }

    /** The token that this text is; empty for one whose time is over, and for what is none of ours. */
    public Optional<RecordingToken> read(String token) {
        return tokens.map(one -> one.check(token, System.currentTimeMillis())).flatMap(check -> switch (check) {
            case TokenCheck.Valid(RecordingToken valid) -> Optional.of(valid);
            case TokenCheck.Expired _, TokenCheck.Invalid _ -> Optional.empty();
        });
    }
}
