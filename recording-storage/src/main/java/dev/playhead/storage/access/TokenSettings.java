package dev.playhead.storage.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Secrets that recording tokens are signed with; the same on every instance of ingest, query and replay. */
@ConfigMapping(prefix = "playhead.token")
public interface TokenSettings {
    /** The one that ingest has. Without it no recorder reads what it has recorded. */
    Optional<String> secret();

    /** The secret before the last rotation. */
    Optional<String> previousSecret();
}
