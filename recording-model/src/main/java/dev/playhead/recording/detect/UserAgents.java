package dev.playhead.recording.detect;

import java.util.Locale;

/**
 * Names browser, system and device class of a user agent, without versions: a small list, because what lists and filters
 * need is a handful of names. {@code ""} where the agent fits none of them.
 */
final class UserAgents {
    /** Token and name; the first that occurs counts, so those that also claim to be Chrome or Safari come first. */
    private static final String[][] BROWSERS = {
        {"Edg/", "Edge"},
        {"EdgA/", "Edge"},
        {"EdgiOS/", "Edge"},
        {"OPR/", "Opera"},
        {"OPiOS/", "Opera"},
        {"SamsungBrowser/", "Samsung Internet"},
        {"YaBrowser/", "Yandex"},
        {"Vivaldi/", "Vivaldi"},
        {"FxiOS/", "Firefox"},
        {"Firefox/", "Firefox"},
        {"CriOS/", "Chrome"},
        {"HeadlessChrome/", "Chrome"},
        {"Chrome/", "Chrome"},
        {"Safari/", "Safari"},
    };

    private static final String[][] SYSTEMS = {
        {"iPhone", "iOS"},
        {"iPad", "iOS"},
        {"iPod", "iOS"},
        {"Android", "Android"},
        {"CrOS", "ChromeOS"},
        {"Windows", "Windows"},
        {"Mac OS X", "macOS"},
        {"Macintosh", "macOS"},
        {"Linux", "Linux"},
    };

    private UserAgents() {}

    static String browser(String userAgent) {
        return firstOf(BROWSERS, userAgent);
    }

    static String os(String userAgent) {
        return firstOf(SYSTEMS, userAgent);
    }

    static String device(String userAgent) {
        String lower = userAgent.toLowerCase(Locale.ROOT);
        if (lower.contains("ipad") || lower.contains("tablet") || isAndroidTablet(lower)) {
            return "tablet";
        }
        if (lower.contains("mobi") || lower.contains("iphone") || lower.contains("ipod")) {
            return "mobile";
        }
        return os(userAgent).isEmpty() ? "" : "desktop";
    }

    /** Android's browsers say "Mobile" on telephones only. */
    private static boolean isAndroidTablet(String lower) {
        return lower.contains("android") && !lower.contains("mobi");
    }

    private static String firstOf(String[][] names, String userAgent) {
        for (String[] name : names) {
            if (userAgent.contains(name[0])) {
                return name[1];
            }
        }
        return "";
    }
}
