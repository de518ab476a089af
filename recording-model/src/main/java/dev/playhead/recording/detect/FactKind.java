package dev.playhead.recording.detect;

/** A fact's kind: its name in ClickHouse and in the API, and the number that tells facts of one event apart. Neither ever changes. */
enum FactKind {
    CLICK("click", 0),
    RAGE_CLICK("rage_click", 1),
    ERROR("error", 2),
    PAGE_VIEW("page_view", 3),
    DEAD_CLICK("dead_click", 4),
    CONSOLE("console", 5),
    TRACK("track", 6),
    INPUT("input", 7),
    QUICK_BACK("quick_back", 8),
    WEB_VITAL("web_vital", 9),
    IDENTIFY("identify", 10),
    CUSTOM("custom", 11),
    SCROLL("scroll", 12),
    /** The last one: an event may tell of many, and they are numbered from here on. */
    NETWORK_ERROR("network_error", 64);

    private final String wireName;
    private final int number;

    FactKind(String wireName, int number) {
        this.wireName = wireName;
        this.number = number;
    }

    String wireName() {
        return wireName;
    }

    int number() {
        return number;
    }

    static FactKind of(FactDetail detail) {
        return switch (detail) {
            case FactDetail.Click _ -> CLICK;
            case FactDetail.RageClick _ -> RAGE_CLICK;
            case FactDetail.Failure _ -> ERROR;
            case FactDetail.PageView _ -> PAGE_VIEW;
            case FactDetail.DeadClick _ -> DEAD_CLICK;
            case FactDetail.Console _ -> CONSOLE;
            case FactDetail.NetworkError _ -> NETWORK_ERROR;
            case FactDetail.Track _ -> TRACK;
            case FactDetail.Input _ -> INPUT;
            case FactDetail.QuickBack _ -> QUICK_BACK;
            case FactDetail.WebVital _ -> WEB_VITAL;
            case FactDetail.Identify _ -> IDENTIFY;
            case FactDetail.Custom _ -> CUSTOM;
            case FactDetail.Scroll _ -> SCROLL;
        };
    }
}
