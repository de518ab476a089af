package dev.playhead.storage.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Secrets that share links are signed with; the same on every instance of query and replay. */
@ConfigMapping(prefix = "playhead.share")
public interface ShareSettings {
    /** At least 32 bytes. Without it no recording can be shared, and no share link opens. */
    Optional<String> secret();

    /** The secret before the last rotation: links signed with it open for as long as it is set. */
    Optional<String> previousSecret();
}
