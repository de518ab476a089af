package dev.playhead.query.recordings;

import dev.playhead.query.search.Filter;
import dev.playhead.storage.catalog.RecordingEntity;
import org.jspecify.annotations.Nullable;

/** A filter's column in a row of the catalog. */
final class CatalogColumns {
    private CatalogColumns() {}

    /** A String where the filter compares text, else a Long; null where the row has none. */
    static @Nullable Object of(Filter column, RecordingEntity row) {
        return switch (column) {
            case STATE -> row.state;
            case EXTERNAL_ID -> row.externalId;
            case VISITOR_UID -> row.client.visitorUid;
            case SESSION_UID -> row.client.sessionUid;
            case USER_ID -> row.client.userId;
            case BROWSER -> row.client.browser;
            case OS -> row.client.os;
            case DEVICE -> row.client.device;
            case COUNTRY -> row.client.country;
            case FROM, TO -> row.startedAt;
            case MIN_DURATION_MS -> row.durationMs;
            case MIN_ACTIVE_MS -> row.activeMs;
            case MIN_PAGE_VIEWS -> row.counts.pageViews;
            case MIN_CLICKS -> row.counts.clicks;
            case MIN_RAGE_CLICKS -> row.counts.rageClicks;
            case MIN_DEAD_CLICKS -> row.counts.deadClicks;
            case MIN_ERRORS -> row.counts.errors;
            case MIN_CONSOLE_ERRORS -> row.counts.consoleErrors;
            case MIN_NETWORK_ERRORS -> row.counts.networkErrors;
        };
    }
}
