package dev.playhead.doctor.options;

import org.jspecify.annotations.Nullable;

/**
 * What the doctor may do.
 *
 * @param admin lets it ask the installation itself, and record into a website of its own
 * @param secret reads and deletes one website's recordings
 */
public record Keys(@Nullable String admin, @Nullable String secret) {
    public Keys {
        if (admin == null && secret == null) {
            throw new UsageException(
                    "A key is needed: --website with --secret-key, or --admin-key (or PLAYHEAD_DOCTOR_ADMIN_KEY)");
        }
    }

    /** For reads and deletes. */
    public String reading() {
        String key = secret == null ? admin : secret;
        if (key == null) {
            throw new IllegalStateException("the constructor has refused this");
        }
        return key;
    }

    /** Keys stay out of every output. */
    @Override
    public String toString() {
        return "Keys[…]";
    }
}
