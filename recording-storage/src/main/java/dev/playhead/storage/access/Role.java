package dev.playhead.storage.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do with a website. Each may do what those before it may. */
public enum Role {
    /** Sees recordings and what is counted of them. */
    VIEWER,
    /** Also changes what is known of recordings, shares, exports and erases them. */
    EDITOR,
    /** Also changes the website: settings, keys, members; reads its audit log. */
    ADMIN;

    /** Whether somebody of this role may do what takes the other. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** {@code viewer}, {@code editor} or {@code admin}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for any other text. */
    public static Optional<Role> fromWireName(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(name))
                .findAny();
    }
}
