package dev.playhead.query.recordings;

import dev.playhead.storage.catalog.RecordingEntity;
import dev.playhead.wire.live.LiveAnnouncement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a list may be sorted by. The recording id breaks ties, so the order is total and a cursor stands at one place in it. */
enum SortBy {
    STARTED_AT("startedAt", "startedAt", "toUnixTimestamp64Milli(started_at)", row -> row.startedAt),
    DURATION_MS("durationMs", "durationMs", "duration_ms", row -> row.durationMs),
    ACTIVE_MS("activeMs", "activeMs", "active_ms", row -> row.activeMs),
    RAGE_CLICKS("rageClicks", "counts.rageClicks", "rage_clicks", row -> row.counts.rageClicks),
    ERRORS("errors", "counts.errors", "errors", row -> row.counts.errors);

    private final String wireName;
    private final String path;
    private final String column;
    private final ToLongFunction<RecordingEntity> value;

    SortBy(String wireName, String path, String column, ToLongFunction<RecordingEntity> value) {
        this.wireName = wireName;
        this.path = path;
        this.column = column;
        this.value = value;
    }

    String wireName() {
        return wireName;
    }

    /** The entity's attribute. */
    String path() {
        return path;
    }

    /** ClickHouse's expression for it, a whole number. */
    String column() {
        return column;
    }

    /** What ClickHouse sorts by: the same order, and a plain column, whose bounds within each granule the engine knows. */
    String order() {
        return this == STARTED_AT ? "started_at" : column;
    }

    /** A parameter of the statement as a value of {@link #order}. */
    String bound(String parameter) {
        return switch (this) {
            case STARTED_AT -> "fromUnixTimestamp64Milli({" + parameter + ":Int64}, 'UTC')";
            case DURATION_MS, ACTIVE_MS, RAGE_CLICKS, ERRORS -> "{" + parameter + ":Int64}";
        };
    }

    long of(RecordingEntity row) {
        return value.applyAsLong(row);
    }

    /** Announcements don't say how long somebody was active: until the catalog does, 0. */
    long of(LiveAnnouncement said) {
        return switch (this) {
            case STARTED_AT -> AnnouncedColumns.startedAt(said);
            case DURATION_MS -> said.activity().durationMs();
            case ACTIVE_MS -> 0;
            case RAGE_CLICKS -> said.activity().rageClicks();
            case ERRORS -> said.activity().errors();
        };
    }

    static Optional<SortBy> named(String name) {
        return Arrays.stream(values()).filter(by -> by.wireName.equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(SortBy::wireName).toList();
    }
}
