package dev.playhead.query.analytics;

/** What facts are grouped by, and what an item's filter tells them by. */
enum Key {
    SELECTOR("selector", "selector", "selector"),
    PAGE("page", "page", "page_pattern"),
    FINGERPRINT("fingerprint", "fingerprint", "fingerprint"),
    MESSAGE("message", "message", "message"),
    LEVEL("level", "level", "level"),
    METHOD("method", "method", "method"),
    ADDRESS("url", "name", "name"),
    STATUS("status", "status", "status"),
    NAME("name", "name", "name");

    private final String member;
    private final String field;
    private final String sql;

    Key(String member, String field, String sql) {
        this.member = member;
        this.field = field;
        this.sql = sql;
    }

    /** In the answer. */
    String member() {
        return member;
    }

    /** In a filter of facts. */
    String field() {
        return field;
    }

    /** As an expression over {@code facts}. */
    String sql() {
        return sql;
    }
}
