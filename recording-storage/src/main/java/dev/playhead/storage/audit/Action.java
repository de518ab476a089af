package dev.playhead.storage.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done. The names are at rest: add, never rename. */
public enum Action {
    /** A recording's events were read, by a stream, live or piece by piece. */
    RECORDING_VIEWED,
    /** A recording was taken along as a file. */
    RECORDING_EXPORTED,
    /** A recording's own marks were changed: pinned, noted, starred. */
    RECORDING_CHANGED,
    /** A recording's erasure was asked for. */
    RECORDING_ERASED,
    SHARE_CREATED,
    SHARE_REVOKED,
    /** A recording was seen by its share link. */
    SHARE_USED,
    /** Everything of a user or a visitor was asked to be erased. */
    PERSON_ERASED,
    /** Everything of a user or a visitor was taken along. */
    PERSON_EXPORTED,
    /** A statement of somebody's own was run over facts and recordings. */
    SQL_RUN,
    WEBSITE_CREATED,
    WEBSITE_CHANGED,
    KEY_CREATED,
    KEY_REVOKED,
    MEMBER_ADDED,
    MEMBER_CHANGED,
    MEMBER_REMOVED,
    LOGGED_IN,
    LOGGED_OUT;

    /** As {@code recording_viewed}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for any other text. */
    public static Optional<Action> fromWireName(String name) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(name))
                .findAny();
    }
}
