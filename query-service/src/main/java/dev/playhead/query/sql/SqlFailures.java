package dev.playhead.query.sql;

import dev.playhead.query.problem.ProblemException;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** What went wrong with a query, for the person who wrote it: what they can change, and nothing of the server. */
final class SqlFailures {
    private static final Logger LOG = Logger.getLogger(SqlFailures.class);
    private static final Pattern SAID = Pattern.compile(".*DB::Exception: (.*)", Pattern.DOTALL);
    private static final Pattern INTERNAL = Pattern.compile(
            "(?i):? ?\\bin scope\\b.*|Maybe you meant.*|While (executing|processing|evaluating).*|\\(version .*|: In query.*",
            Pattern.DOTALL);
    private static final int LONGEST = 300;

    private SqlFailures() {}

    static Throwable of(Throwable failure, SqlSettings limits) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case SqlRefusal refused -> ProblemException.sqlRefused(refused.what(), refused.why());
            case ClickHouseFailure said -> said(said, limits);
            default -> failure;
        };
    }

    private static ProblemException said(ClickHouseFailure failure, SqlSettings limits) {
        return switch (failure.code()) {
            case 0 ->
                failure instanceof ClickHouseFailure.Refused
                        ? ProblemException.sqlLimit(
                                "bytes", "The answer has more than " + limits.answerBytes() + " bytes.")
                        : unavailable(failure);
            // TIMEOUT_EXCEEDED, TOO_SLOW
            case 159, 160 ->
                ProblemException.sqlLimit(
                        "time", "The query took longer than " + limits.time().toMillis() + " ms.");
            // MEMORY_LIMIT_EXCEEDED, TOO_LARGE_STRING_SIZE, TOO_LARGE_ARRAY_SIZE
            case 241, 131, 128 ->
                ProblemException.sqlLimit(
                        "memory", "The query needs more than " + limits.memoryBytes() + " bytes of memory.");
            // TOO_MANY_ROWS_OR_BYTES, of the answer
            case 396 ->
                ProblemException.sqlLimit(
                        "rows",
                        "The answer has more than " + limits.rows() + " rows or " + limits.answerBytes()
                                + " bytes: LIMIT it.");
            // TOO_MANY_ROWS, to be read
            case 158 ->
                ProblemException.sqlLimit("readRows", "The query reads more than " + limits.readRows() + " rows.");
            // TOO_MANY_SIMULTANEOUS_QUERIES, network, KEEPER_EXCEPTION
            case 202, 209, 210, 999 -> unavailable(failure);
            default -> ProblemException.sqlInvalid(shown(failure));
        };
    }

    private static ProblemException unavailable(ClickHouseFailure failure) {
        LOG.warnf("ClickHouse does not answer a query: %s", failure);
        return ProblemException.factsUnavailable();
    }

    /** ClickHouse's words without the text of our views, which it likes to repeat. */
    private static String shown(ClickHouseFailure failure) {
        Matcher said = SAID.matcher(String.valueOf(failure.getMessage()));
        String message = INTERNAL.matcher(said.find() ? said.group(1) : "The query can't be run.")
                .replaceAll("")
                .strip();
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
