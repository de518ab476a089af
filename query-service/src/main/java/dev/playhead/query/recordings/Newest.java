package dev.playhead.query.recordings;

import dev.playhead.query.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of recordings, newest first. */
public final class Newest {
    private final Optional<Cursor> after;
    private final int offset;
    private final int limit;

    private Newest(Optional<Cursor> after, int offset, int limit) {
        this.after = after;
        this.offset = offset;
        this.limit = limit;
    }

    Optional<Cursor> after() {
        return after;
    }

    int offset() {
        return offset;
    }

    int limit() {
        return limit;
    }

    /**
     * After so many others.
     *
     * @param limit rows at most
     */
    public static Newest from(int offset, int limit) {
        return new Newest(Optional.empty(), offset, limit);
    }

    /**
     * Behind a {@link ListedRecording#cursor}.
     *
     * @param parameter that brought it
     * @param limit rows at most
     * @throws ProblemException 400 for what no page of ours gave out
     */
    public static Newest after(String parameter, @Nullable String cursor, int limit) {
        Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.parse(text)
                .filter(one -> one.sort() == SortBy.STARTED_AT && one.descending())
                .orElseThrow(() -> ProblemException.parameter(parameter, "is what the page before named as its end.")));
        return new Newest(after, 0, limit);
    }
}
