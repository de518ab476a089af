package dev.playhead.storage.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Sorts the client's exceptions into our two kinds. */
final class Failures {
    /**
     * Server answers that pass by themselves: 159 TIMEOUT_EXCEEDED, 202 TOO_MANY_SIMULTANEOUS_QUERIES, 209 and 210 network,
     * 236 ABORTED, 241 MEMORY_LIMIT_EXCEEDED, 242 TABLE_IS_READ_ONLY, 243 NOT_ENOUGH_SPACE, 252 TOO_MANY_PARTS, 319
     * UNKNOWN_STATUS_OF_INSERT, 394 QUERY_WAS_CANCELLED, 999 KEEPER_EXCEPTION.
     */
    private static final Set<Integer> PASSING = Set.of(159, 202, 209, 210, 236, 241, 242, 243, 252, 319, 394, 999);

    private Failures() {}

    static ClickHouseFailure of(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ClickHouseFailure ours) {
            return ours;
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ServerException said) {
                String message = "ClickHouse answered " + said.getCode() + ": " + said.getMessage();
                return PASSING.contains(said.getCode()) || said.getTransportProtocolCode() == 503
                        ? new ClickHouseFailure.Unavailable(said.getCode(), message, failure)
                        : new ClickHouseFailure.Refused(said.getCode(), message, failure);
            }
        }
        return new ClickHouseFailure.Unavailable("ClickHouse gave no answer: " + cause.getMessage(), failure);
    }
}
