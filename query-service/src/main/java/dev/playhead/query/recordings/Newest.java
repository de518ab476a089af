package dev.playhead.query.recordings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of recordings, newest first. */
public final class Newest {
    private final ObjectNode metadata;
    private final Optional<Cursor> after;
    private final int offset;
    private final int limit;

    private Newest(ObjectNode metadata, Optional<Cursor> after, int offset, int limit) {
        this.metadata = metadata;
        this.after = after;
        this.offset = offset;
        this.limit = limit;
    }

    ObjectNode metadata() {
        return metadata;
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
     * @param metadata texts that a recording's metadata must have; none = any
     * @param limit rows at most
     */
    public static Newest from(ObjectNode metadata, int offset, int limit) {
        return new Newest(metadata, Optional.empty(), offset, limit);
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
        return new Newest(JsonNodeFactory.instance.objectNode(), after, 0, limit);
    }
}
