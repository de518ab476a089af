package dev.playhead.query.sql;

/**
 * A query is not run. Carries no stack trace: it is an answer, not a fault.
 *
 * <p>{@code what} is what was refused, as it is written in the query or called in ClickHouse.
 */
final class SqlRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    SqlRefusal(String what, String why) {
        super(why, null, false, false);
        this.what = what;
    }

    String what() {
        return what;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
