package dev.playhead.query.access;

import dev.playhead.storage.access.Caller;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import dev.playhead.wire.token.TokenCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The tokens by which recorders append: where their dialect has that, they read their own recording with them. Thread-safe. */
@ApplicationScoped
public class RecorderTokens {
    private final Optional<RecordingTokens> tokens;

    public RecorderTokens(TokenSettings settings) {
        this.tokens = settings.secret()
                .filter(secret -> !secret.isBlank())
                .map(secret ->
                        new RecordingTokens(secret, settings.previousSecret().orElse(null)));
    }

    Caller read(String token) {
        return tokens.map(one -> one.check(token, System.currentTimeMillis()))
                                .orElse(new TokenCheck.Invalid("no secret"))
                        instanceof TokenCheck.Valid(RecordingToken valid)
                ? new Caller.Recorder(valid.websiteId(), valid.recordingId())
                : new Caller.Nobody();
    }
}
