package dev.playhead.storage.clickhouse;

import org.jspecify.annotations.Nullable;

/** A statement that ClickHouse didn't carry out, as far as we know. */
public abstract sealed class ClickHouseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private ClickHouseFailure(int code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** ClickHouse's error code, 0 if it gave none. */
    public int code() {
        return code;
    }

    /** No answer arrived or the server was overloaded. Try again later; an insert's outcome is unknown. */
    public static final class Unavailable extends ClickHouseFailure {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            this(0, message, cause);
        }

        public Unavailable(int code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The server understood and said no. Trying the same again is of no use. */
    public static final class Refused extends ClickHouseFailure {
        private static final long serialVersionUID = 1L;

        public Refused(int code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }
}
