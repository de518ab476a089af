package dev.playhead.ingest.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import dev.playhead.wire.token.TokenCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Judges tokens, each one's signature once: a recorder presents the same with every chunk. What is remembered is found by the token's
 * SHA-256, so how long a look takes tells nothing of a token, and expires when the token does. Thread-safe.
 */
final class CheckedTokens {
    private static final int LONGEST = 2048;

    private final RecordingTokens tokens;
    private final Cache<Hash, RecordingToken> valid;

    private record Hash(long first, long second, long third, long fourth) {
        static Hash of(String token) {
            try {
                ByteBuffer hash = ByteBuffer.wrap(
                        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
                return new Hash(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** @param remembered how many valid tokens are remembered at most */
    CheckedTokens(RecordingTokens tokens, int remembered) {
        this.tokens = tokens;
        this.valid = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /**
     * The same verdict as {@link RecordingTokens#check}.
     *
     * @param nowMs epoch milliseconds
     */
    TokenCheck check(String token, long nowMs) {
        if (token.length() > LONGEST) {
            return tokens.check(token, nowMs);
        }
        Hash hash = Hash.of(token);
        RecordingToken known = valid.getIfPresent(hash);
        if (known != null && nowMs < known.expiresAt()) {
            return new TokenCheck.Valid(known);
        }
        TokenCheck check = tokens.check(token, nowMs);
        if (check instanceof TokenCheck.Valid(RecordingToken found)) {
            valid.put(hash, found);
        } else if (known != null) {
            valid.invalidate(hash);
        }
        return check;
    }
}
