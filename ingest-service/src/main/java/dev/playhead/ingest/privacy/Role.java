package dev.playhead.ingest.privacy;

/** What a string in an event is to the visitor. */
enum Role {
    /** Not the page's: names that rrweb or the recorder gives, styles. Stays as it is. */
    STRUCTURE,
    /** A URL, a class, what the site's own code reports: masking rules apply. */
    CONTENT,
    /** Text that the page shows: stars at the strict level. */
    TEXT,
    /** What a field holds: stars at the strict level, spaces too. */
    VALUE,
    /** An argument of a console call, as JSON: stars at the strict level. */
    ARGUMENT
}
