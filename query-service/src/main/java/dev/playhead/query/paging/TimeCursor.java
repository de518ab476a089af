package dev.playhead.query.paging;

import dev.playhead.recording.RecordingId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last entry of a page of what is listed by its time, newest first. Opaque to callers, and no secret: the website in the path
 * decides what is listed.
 *
 * @param at to the microsecond, as the catalog has it
 */
public record TimeCursor(Instant at, UUID id) {
    private static final Pattern FORM = Pattern.compile("1 (\\d{1,18}) ([0-9a-f-]{36})");
    private static final int LONGEST = 100;

    public String text() {
        String plain = "1 " + ChronoUnit.MICROS.between(Instant.EPOCH, at) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what no page of ours gave out. */
    public static Optional<TimeCursor> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            return parts.matches()
                    ? RecordingId.parse(parts.group(2))
                            .map(id -> new TimeCursor(
                                    Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), id.value()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // no base64
            return Optional.empty();
        }
    }
}
