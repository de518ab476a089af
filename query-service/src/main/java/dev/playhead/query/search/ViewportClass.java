package dev.playhead.query.search;

/** What a page is laid out for, by its viewport's width in CSS pixels: mobile below 768, tablet below 1,024, else desktop. */
public final class ViewportClass {
    /** As ClickHouse's expression; {@code unknown} where the width is. */
    public static final String SQL =
            "multiIf(viewport_width = 0, 'unknown', viewport_width < 768, 'mobile', viewport_width < 1024, 'tablet', 'desktop')";

    private ViewportClass() {}

    public static String of(int width) {
        return width == 0 ? "unknown" : width < 768 ? "mobile" : width < 1_024 ? "tablet" : "desktop";
    }
}
