package dev.playhead.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Secrets that recording tokens are signed with; the same on every instance. */
@ConfigMapping(prefix = "playhead.token")
public interface TokenConfig {
    /** At least 32 bytes. Has no default: a known secret would let anybody write into any recording. */
    String secret();

    /** The secret before the last rotation; its tokens are accepted for as long as it is set (24 h are enough). */
    Optional<String> previousSecret();

    /**
     * Valid tokens that an instance remembers until they expire, about 300 bytes each; the signatures of others are checked with
     * each of their requests.
     */
    @WithDefault("50000")
    int remembered();
}
