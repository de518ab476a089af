package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.config.TokenConfig;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import dev.playhead.wire.token.TokenCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recording tokens with this installation's secrets. Thread-safe. */
@ApplicationScoped
public class Tokens {
    private final RecordingTokens tokens;
    private final CheckedTokens checked;
    private final IngestConfig config;

    @Inject
    public Tokens(TokenConfig token, IngestConfig config) {
        this.tokens = new RecordingTokens(token.secret(), token.previousSecret().orElse(null));
        this.checked = new CheckedTokens(tokens, token.remembered());
        this.config = config;
    }

    /** Permission to append to a recording, from now for the configured time. */
    public RecordingToken permit(Target target, long nowMs) {
        // Tokens keep whole seconds.
        long expires = (nowMs + config.tokenLifetime().toMillis()) / 1000 * 1000;
        return new RecordingToken(target.website().websiteId(), target.recordingId(), 0, target.partition(), expires);
    }

    /** The token's text. */
    public String issue(RecordingToken token) {
        return tokens.issue(token);
    }

    /** The token, if it is ours and its time is not over, whatever it is for. */
    public Optional<RecordingToken> find(String presented) {
        return checked.check(presented, System.currentTimeMillis()) instanceof TokenCheck.Valid(RecordingToken token)
                ? Optional.of(token)
                : Optional.empty();
    }

    /** The token, or {@link Refused} (401). */
    RecordingToken require(@Nullable String presented, Caller caller) {
        if (presented == null) {
            throw new Refused(Problem.unauthorized("no token was sent"));
        }
        return switch (checked.check(presented, System.currentTimeMillis())) {
            case TokenCheck.Valid(RecordingToken token) -> token;
            case TokenCheck.Expired(RecordingToken token) -> {
                caller.foundWebsite().accept(token.websiteId());
                throw new Refused(Problem.unauthorized("the token has expired"));
            }
            case TokenCheck.Invalid(String reason) ->
                throw new Refused(Problem.unauthorized("the token is not valid: " + reason));
        };
    }
}
