package dev.playhead.storage.facts;

import dev.playhead.recording.RecordingId;
import java.util.List;
import java.util.stream.Collectors;

/** Recordings as a literal of SQL: thousands of them don't fit into a parameter, which goes by the URL. Ids are UUIDs, never input. */
final class RecordingSet {
    private RecordingSet() {}

    /** @param recordings not empty; 5000 of them stay below the server's limit of a query's size */
    static String of(List<RecordingId> recordings) {
        return recordings.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "(", ")"));
    }
}
