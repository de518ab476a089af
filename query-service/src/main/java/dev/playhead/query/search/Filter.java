package dev.playhead.query.search;

import java.util.Arrays;
import java.util.Optional;

/** A filter that compares one column: its query parameter, the catalog's attribute and ClickHouse's column. */
public enum Filter {
    STATE("state", "state", "state", Kind.TEXT, "live, ready or stopped"),
    EXTERNAL_ID("externalId", "externalId", "external_id", Kind.TEXT, "The id that the client chose"),
    VISITOR_UID("visitorUid", "client.visitorUid", "visitor_uid", Kind.TEXT, "Of this visitor"),
    SESSION_UID("sessionUid", "client.sessionUid", "session_uid", Kind.TEXT, "Of this session: its tabs"),
    USER_ID("userId", "client.userId", "user_id", Kind.TEXT, "Of this identified user"),
    BROWSER("browser", "client.browser", "browser", Kind.TEXT, "Browser's name"),
    OS("os", "client.os", "os", Kind.TEXT, "Operating system's name"),
    DEVICE("device", "client.device", "device", Kind.TEXT, "Device class"),
    COUNTRY("country", "client.country", "country", Kind.TEXT, "Country code"),
    FROM("from", "startedAt", "started_at", Kind.AT_LEAST, "Started at or after this time"),
    TO("to", "startedAt", "started_at", Kind.BELOW, "Started before this time"),
    MIN_DURATION_MS("minDurationMs", "durationMs", "duration_ms", Kind.AT_LEAST, "At least this long"),
    MIN_ACTIVE_MS("minActiveMs", "activeMs", "active_ms", Kind.AT_LEAST, "At least this long without idle time"),
    MIN_PAGE_VIEWS("minPageViews", "counts.pageViews", "page_views", Kind.AT_LEAST, "At least as many page views"),
    MIN_CLICKS("minClicks", "counts.clicks", "clicks", Kind.AT_LEAST, "At least as many clicks"),
    MIN_RAGE_CLICKS("minRageClicks", "counts.rageClicks", "rage_clicks", Kind.AT_LEAST, "At least as many rage clicks"),
    MIN_DEAD_CLICKS("minDeadClicks", "counts.deadClicks", "dead_clicks", Kind.AT_LEAST, "At least as many dead clicks"),
    MIN_ERRORS("minErrors", "counts.errors", "errors", Kind.AT_LEAST, "At least as many uncaught errors"),
    MIN_CONSOLE_ERRORS(
            "minConsoleErrors",
            "counts.consoleErrors",
            "console_errors",
            Kind.AT_LEAST,
            "At least as many console errors"),
    MIN_NETWORK_ERRORS(
            "minNetworkErrors",
            "counts.networkErrors",
            "network_errors",
            Kind.AT_LEAST,
            "At least as many failed requests");

    /** How the parameter's value restricts the attribute. */
    public enum Kind {
        TEXT(" = "),
        AT_LEAST(" >= "),
        BELOW(" < ");

        private final String operator;

        Kind(String operator) {
            this.operator = operator;
        }

        /** As SQL writes it. */
        String operator() {
            return operator;
        }
    }

    private final String parameter;
    private final String path;
    private final String column;
    private final Kind kind;
    private final String description;

    Filter(String parameter, String path, String column, Kind kind, String description) {
        this.parameter = parameter;
        this.path = path;
        this.column = column;
        this.kind = kind;
        this.description = description;
    }

    /** For the API's description. */
    public String description() {
        return description;
    }

    public String parameter() {
        return parameter;
    }

    public Kind kind() {
        return kind;
    }

    /** ClickHouse's column; a moment there is compared as one. */
    String column() {
        return column;
    }

    /** The condition over the catalog's entity, with the value as a named parameter. */
    public String condition() {
        return path + kind.operator() + ":" + parameter;
    }

    /** Whether the value is a moment, epoch milliseconds. */
    boolean isMoment() {
        return this == FROM || this == TO;
    }

    public static Optional<Filter> named(String parameter) {
        return Arrays.stream(values())
                .filter(filter -> filter.parameter.equals(parameter))
                .findFirst();
    }
}
