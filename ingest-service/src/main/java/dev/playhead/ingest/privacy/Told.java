package dev.playhead.ingest.privacy;

import java.util.Set;

/** What the strings of custom events are by which clients tell pages, people and metadata. */
enum Told {
    /** A page. */
    PAGE,
    /** A page that was viewed, with what the site says of it. */
    PAGE_VIEW,
    /** Who the visitor is. */
    IDENTITY,
    /** A recording, its visitor and what the site says of it. */
    RECORDING,
    /** Everything else: the site's own. */
    OTHER;

    private static final Set<String> URLS = Set.of("href", "url", "pathname", "referrer");
    /** What rrweb Cloud's client finds out by itself. */
    private static final Set<String> TECHNICAL =
            Set.of("domain", "timezone", "language", "recordingId", "recordVersion", "screenWidth", "screenHeight");

    static Told by(String tag) {
        return switch (tag) {
            case "playhead:url", "dozor:url" -> PAGE;
            case "pageview-meta" -> PAGE_VIEW;
            case "playhead:identify", "dozor:identity" -> IDENTITY;
            case "recording-meta" -> RECORDING;
            default -> OTHER;
        };
    }

    /** @param isNested whether it is a member of a member of the payload */
    Role role(String name, boolean isNested) {
        return switch (this) {
            case PAGE -> URLS.contains(name) ? Role.PAGE_URL : Role.CONTENT;
            case PAGE_VIEW -> URLS.contains(name) ? Role.PAGE_URL : Role.METADATA;
            case IDENTITY -> name.equals("userId") && !isNested ? Role.ID : Role.METADATA;
            case RECORDING -> recording(name, isNested);
            case OTHER -> Role.CONTENT;
        };
    }

    private static Role recording(String name, boolean isNested) {
        if (isNested) {
            return Role.METADATA;
        }
        return name.equals("visitor") ? Role.ID : TECHNICAL.contains(name) ? Role.CONTENT : Role.METADATA;
    }
}
