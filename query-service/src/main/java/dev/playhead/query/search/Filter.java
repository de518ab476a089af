package dev.playhead.query.recordings;

import java.util.Arrays;
import java.util.Optional;

/** A condition of a list request: a query parameter and the attribute that it restricts. */
enum Filter {
    STATE("state", "state", Kind.TEXT, "live, ready or stopped"),
    EXTERNAL_ID("externalId", "externalId", Kind.TEXT, "The id that the client chose"),
    VISITOR_UID("visitorUid", "client.visitorUid", Kind.TEXT, "Of this visitor"),
    SESSION_UID("sessionUid", "client.sessionUid", Kind.TEXT, "Of this session: its tabs"),
    USER_ID("userId", "client.userId", Kind.TEXT, "Of this identified user"),
    BROWSER("browser", "client.browser", Kind.TEXT, "Browser's name"),
    OS("os", "client.os", Kind.TEXT, "Operating system's name"),
    DEVICE("device", "client.device", Kind.TEXT, "Device class"),
    COUNTRY("country", "client.country", Kind.TEXT, "Country code"),
    FROM("from", "startedAt", Kind.AT_LEAST, "Started at or after this time"),
    TO("to", "startedAt", Kind.BELOW, "Started before this time"),
    MIN_DURATION_MS("minDurationMs", "durationMs", Kind.AT_LEAST, "At least this long"),
    MIN_ACTIVE_MS("minActiveMs", "activeMs", Kind.AT_LEAST, "At least this long without idle time"),
    MIN_PAGE_VIEWS("minPageViews", "counts.pageViews", Kind.AT_LEAST, "At least as many page views"),
    MIN_CLICKS("minClicks", "counts.clicks", Kind.AT_LEAST, "At least as many clicks"),
    MIN_RAGE_CLICKS("minRageClicks", "counts.rageClicks", Kind.AT_LEAST, "At least as many rage clicks"),
    MIN_DEAD_CLICKS("minDeadClicks", "counts.deadClicks", Kind.AT_LEAST, "At least as many dead clicks"),
    MIN_ERRORS("minErrors", "counts.errors", Kind.AT_LEAST, "At least as many uncaught errors"),
    MIN_CONSOLE_ERRORS("minConsoleErrors", "counts.consoleErrors", Kind.AT_LEAST, "At least as many console errors"),
    MIN_NETWORK_ERRORS("minNetworkErrors", "counts.networkErrors", Kind.AT_LEAST, "At least as many failed requests");

    /** How the parameter's value restricts the attribute. */
    enum Kind {
        TEXT,
        AT_LEAST,
        BELOW
    }

    private final String parameter;
    private final String path;
    private final Kind kind;
    private final String description;

    Filter(String parameter, String path, Kind kind, String description) {
        this.parameter = parameter;
        this.path = path;
        this.kind = kind;
        this.description = description;
    }

    /** For the API's description. */
    String description() {
        return description;
    }

    String parameter() {
        return parameter;
    }

    Kind kind() {
        return kind;
    }

    /** The condition, with the value as a named parameter. */
    String condition() {
        String operator =
                switch (kind) {
                    case TEXT -> " = :";
                    case AT_LEAST -> " >= :";
                    case BELOW -> " < :";
                };
        return path + operator + parameter;
    }

    static Optional<Filter> named(String parameter) {
        return Arrays.stream(values())
                .filter(filter -> filter.parameter.equals(parameter))
                .findFirst();
    }
}
