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
    /** Where a page is: loses credentials and query values at the strict level. */
    PAGE_URL,
    /** Of a visitor, a session or a user: stars at the strict level, unless it tells nobody by itself. */
    ID,
    /** What a site tells of a recording, a page or a person: like {@link #TEXT}, but for URLs. */
    METADATA,
    /** An argument of a console call, as JSON: stars at the strict level. */
    ARGUMENT
}
