package dev.playhead.recording.detect;

import dev.playhead.recording.state.ContentHash;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether two errors are the same mistake: normalised message and top frame, without what varies by visit. */
final class Fingerprint {
    private static final Pattern URL = Pattern.compile("\\b[a-z-]{2,20}://[^\\s'\")]+");
    private static final Pattern ID = Pattern.compile("\\b[0-9a-fA-F]{8,}\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern CHROMIUM_FRAME = Pattern.compile("\\s*at (?:(.+?) \\()?(\\S+?):\\d+:\\d+\\)?\\s*");
    private static final Pattern OTHER_FRAME = Pattern.compile("([^@]*)@(\\S+?):\\d+:\\d+\\s*");
    /** The content hash in a bundle's name: another deployment, the same mistake. */
    private static final Pattern BUILD_HASH = Pattern.compile("[.-][0-9A-Za-z_]{6,}(?=\\.m?js$)");

    /** Longer lines are no frames; it also bounds what a hostile one costs. */
    private static final int MAX_LINE = 500;

    private Fingerprint() {}

    /** 16 hex digits. Part of stored facts: changing the rule splits the groups of old and new errors. */
    static String of(String message, String stack, String script) {
        String normal = NUMBER.matcher(
                        ID.matcher(URL.matcher(message).replaceAll("<url>")).replaceAll("<id>"))
                .replaceAll("<n>");
        return String.format("%016x", ContentHash.of(normal + "\n" + topFrame(stack, script)));
    }

    private static String topFrame(String stack, String script) {
        for (String line : stack.lines().limit(20).toList()) {
            if (line.length() > MAX_LINE) {
                continue;
            }
            for (Pattern form : new Pattern[] {CHROMIUM_FRAME, OTHER_FRAME}) {
                Matcher frame = form.matcher(line);
                if (frame.matches()) {
                    String function = frame.group(1) == null ? "" : frame.group(1);
                    return function + "|" + file(frame.group(2));
                }
            }
        }
        return "|" + file(script);
    }

    private static String file(String url) {
        String path = url.length() > MAX_LINE ? url.substring(0, MAX_LINE) : url;
        int end = path.indexOf('?') >= 0 ? path.indexOf('?') : path.length();
        path = path.substring(0, end);
        int scheme = path.indexOf("://");
        int slash = scheme < 0 ? 0 : path.indexOf('/', scheme + 3);
        return BUILD_HASH.matcher(slash < 0 ? "" : path.substring(slash)).replaceFirst("");
    }
}
