package dev.playhead.recording;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a recording: a UUIDv7 where we made it, a UUIDv5 of (website, client's id) where a client chose it
 * (architecture.md, "Identity and keys"). Its text is the canonical lower-case UUID.
 */
public record RecordingId(UUID value) {
    // UUID.fromString also takes "1-1-1-1-1": two texts for one id would be two Kafka keys.
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** For text from outside: empty where it is no UUID of 36 characters. */
    public static Optional<RecordingId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RecordingId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
