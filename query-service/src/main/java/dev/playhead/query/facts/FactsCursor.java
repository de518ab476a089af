package dev.playhead.query.facts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last fact of a page: its time, and what tells it from others at that time. Opaque to callers, and no secret. */
record FactsCursor(long at, long offset, long index, int ordinal) {
    private static final Pattern FORM = Pattern.compile("1 (-?\\d{1,18}) (\\d{1,18}) (\\d{1,9}) (\\d{1,5})");
    private static final int LONGEST = 100;

    String text() {
        String plain = "1 " + at + " " + offset + " " + index + " " + ordinal;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what no page of ours gave out. */
    static Optional<FactsCursor> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            return parts.matches()
                    ? Optional.of(new FactsCursor(
                            Long.parseLong(parts.group(1)),
                            Long.parseLong(parts.group(2)),
                            Long.parseLong(parts.group(3)),
                            Integer.parseInt(parts.group(4))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // no base64
            return Optional.empty();
        }
    }
}
