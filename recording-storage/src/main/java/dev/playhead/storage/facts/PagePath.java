package dev.playhead.storage.facts;

/** The path of a page's URL. Takes any text: pages have URLs that {@link java.net.URI} refuses. */
public final class PagePath {
    private PagePath() {}

    /** {@code ""} for no URL, {@code "/"} where it has no path. */
    public static String of(String url) {
        if (url.isEmpty()) {
            return "";
        }
        int authority = url.indexOf("://");
        int start = authority < 0 ? 0 : url.indexOf('/', authority + 3);
        int end = end(url, authority < 0 ? 0 : authority + 3);
        return start < 0 || start >= end ? "/" : url.substring(start, end);
    }

    private static int end(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                return i;
            }
        }
        return url.length();
    }
}
