package dev.playhead.query.recordings;

import dev.playhead.recording.RecordingId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last row of a page: the next page begins behind it, wherever rows were added meanwhile. Opaque to callers; it is no secret and
 * gives no access, since the scope of the request that brings it decides.
 */
record Cursor(SortBy sort, boolean descending, long value, UUID recordingId) {
    private static final Pattern FORM = Pattern.compile("1 (\\w+) ([ad]) (-?\\d{1,19}) ([0-9a-f-]{36})");
    private static final int LONGEST = 200;

    String text() {
        String plain = "1 " + sort.wireName() + (descending ? " d " : " a ") + value + " " + recordingId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what no page of ours gave out. */
    static Optional<Cursor> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher parts = FORM.matcher(plain);
            if (!parts.matches()) {
                return Optional.empty();
            }
            long value = Long.parseLong(parts.group(3));
            return SortBy.named(parts.group(1)).flatMap(sort -> RecordingId.parse(parts.group(4))
                    .map(id -> new Cursor(sort, parts.group(2).equals("d"), value, id.value())));
        } catch (IllegalArgumentException e) {
            // no base64, or a number beyond 64 bits
            return Optional.empty();
        }
    }
}
