package dev.playhead.query.recordings;

import dev.playhead.query.access.Scope;
import dev.playhead.query.search.Marked;
import dev.playhead.query.search.RecordingFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest recordings that have some metadata, found by the search as the list's are: the catalog has no index for it. What is to be
 * passed over is turned over in large pages, since rows that have changed meanwhile can't be counted ahead. Needs a Vert.x context.
 */
@ApplicationScoped
public class TaggedRecordings {
    private static final int LARGEST_TURN = 1_000;

    private final Listing listing;

    TaggedRecordings(Listing listing) {
        this.listing = listing;
    }

    /**
     * A page of what the scope covers, newest first.
     *
     * @param metadata texts that a recording's metadata must have
     * @param offset how many to pass over
     * @param limit rows at most
     */
    public Uni<List<TaggedRecording>> newest(Scope scope, Map<String, String> metadata, int offset, int limit) {
        RecordingFilter filter = new RecordingFilter(Map.of(), Optional.empty(), List.of(), metadata, false, false);
        return behind(scope, filter, Optional.empty(), offset, limit);
    }

    private Uni<List<TaggedRecording>> behind(
            Scope scope, RecordingFilter filter, Optional<Cursor> after, int offset, int limit) {
        int turn = Math.min(LARGEST_TURN, offset + limit);
        RecordingsQuery query = new RecordingsQuery(filter, SortBy.STARTED_AT, true, turn, after);
        return listing.page(scope, query, Marked.ANY).chain(page -> {
            int passed = Math.min(offset, page.recordings().size());
            List<TaggedRecording> found = page.recordings().stream()
                    .skip(passed)
                    .limit(limit)
                    .map(TaggedRecording::of)
                    .toList();
            Optional<Cursor> next = Optional.ofNullable(page.nextCursor()).flatMap(Cursor::parse);
            return next.isEmpty() || found.size() == limit
                    ? Uni.createFrom().item(found)
                    : behind(scope, filter, next, offset - passed, limit - found.size())
                            .map(more ->
                                    Stream.concat(found.stream(), more.stream()).toList());
        });
    }
}
