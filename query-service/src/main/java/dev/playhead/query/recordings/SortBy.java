package dev.playhead.query.recordings;

import dev.playhead.storage.catalog.RecordingEntity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a list may be sorted by. The recording id breaks ties, so the order is total and a cursor stands at one place in it. */
enum SortBy {
    STARTED_AT("startedAt", "startedAt", row -> row.startedAt),
    DURATION_MS("durationMs", "durationMs", row -> row.durationMs),
    ACTIVE_MS("activeMs", "activeMs", row -> row.activeMs),
    RAGE_CLICKS("rageClicks", "counts.rageClicks", row -> row.counts.rageClicks),
    ERRORS("errors", "counts.errors", row -> row.counts.errors);

    private final String wireName;
    private final String path;
    private final ToLongFunction<RecordingEntity> value;

    SortBy(String wireName, String path, ToLongFunction<RecordingEntity> value) {
        this.wireName = wireName;
        this.path = path;
        this.value = value;
    }

    String wireName() {
        return wireName;
    }

    /** The entity's attribute. */
    String path() {
        return path;
    }

    long of(RecordingEntity row) {
        return value.applyAsLong(row);
    }

    static Optional<SortBy> named(String name) {
        return Arrays.stream(values()).filter(by -> by.wireName.equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(SortBy::wireName).toList();
    }
}
