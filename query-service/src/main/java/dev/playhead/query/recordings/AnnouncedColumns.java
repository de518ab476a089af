package dev.playhead.query.recordings;

import dev.playhead.query.search.Filter;
import dev.playhead.wire.live.LiveAnnouncement;
import java.util.Optional;

/** A filter's column in an announcement. */
final class AnnouncedColumns {
    private AnnouncedColumns() {}

    /** When it began, epoch ms: by its first event, else by its first record that is announced. */
    static long startedAt(LiveAnnouncement said) {
        return said.activity().startedAt() > 0
                ? said.activity().startedAt()
                : said.last().appendedAt();
    }

    /** A String where the filter compares text, else a Long; empty where announcements don't say. */
    static Optional<Object> of(Filter column, LiveAnnouncement said) {
        LiveAnnouncement.Who who = said.who();
        LiveAnnouncement.Activity activity = said.activity();
        return switch (column) {
            case STATE -> Optional.of(said.state());
            case VISITOR_UID -> Optional.of(who.visitorUid());
            case SESSION_UID -> Optional.of(who.sessionUid());
            case USER_ID -> Optional.of(who.userId());
            case BROWSER -> Optional.of(who.browser());
            case OS -> Optional.of(who.os());
            case DEVICE -> Optional.of(who.device());
            case COUNTRY -> Optional.of(who.country());
            case FROM, TO -> Optional.of(startedAt(said));
            case MIN_DURATION_MS -> Optional.of(activity.durationMs());
            case MIN_PAGE_VIEWS -> Optional.of(activity.pageViews());
            case MIN_CLICKS -> Optional.of(activity.clicks());
            case MIN_RAGE_CLICKS -> Optional.of(activity.rageClicks());
            case MIN_ERRORS -> Optional.of(activity.errors());
            case EXTERNAL_ID, MIN_ACTIVE_MS, MIN_DEAD_CLICKS, MIN_CONSOLE_ERRORS, MIN_NETWORK_ERRORS ->
                Optional.empty();
        };
    }
}
