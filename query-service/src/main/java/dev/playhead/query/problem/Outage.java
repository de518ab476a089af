package dev.playhead.query.problem;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a catalog that is away, which the caller may try again, from a fault of ours. */
final class Outage {
    private static final int DEEPEST_CAUSE = 10;

    private Outage() {}

    static boolean is(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException) {
                return true;
            }
            if (cause instanceof PgException said && isAway(said.getSqlState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Connection failures, too many connections, shutting down or starting up. */
    private static boolean isAway(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57P"));
    }
}
