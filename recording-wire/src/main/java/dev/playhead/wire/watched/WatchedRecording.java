package dev.playhead.wire.watched;

import dev.playhead.recording.RecordingId;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Somebody watches a recording. Published by replay-service to {@code playhead.watched} with the recording id as key, again and
 * again while it lasts: several instances may have viewers of one recording, so nobody says that it is over, it lapses.
 *
 * @param lease how long this holds from the record's timestamp on, in whole milliseconds, at most {@link #LONGEST_LEASE}
 */
public record WatchedRecording(RecordingId recordingId, Duration lease) {
    /** A viewer that went without a word costs a recorder at most this long of faster uploads. */
    public static final Duration LONGEST_LEASE = Duration.ofMinutes(5);

    public WatchedRecording {
        if (lease.isNegative() || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("\"leaseMs\" is from 0 to " + LONGEST_LEASE.toMillis());
        }
    }

    /** The record's key: the recording id as text. */
    public byte[] key() {
        return recordingId.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON document. */
    public byte[] toJson() {
        return JsonText.write(out -> {
            out.writeStartObject();
            out.writeStringField("recordingId", recordingId.toString());
            out.writeNumberField("leaseMs", lease.toMillis());
            out.writeEndObject();
        });
    }

    /**
     * Reads a JSON document; unknown members are ignored.
     *
     * @throws IllegalArgumentException if it is no such document
     */
    public static WatchedRecording fromJson(byte[] json) {
        JsonObject document = JsonObject.parse(json);
        String id = document.text("recordingId");
        return new WatchedRecording(
                RecordingId.parse(id)
                        .orElseThrow(() -> new IllegalArgumentException("\"recordingId\" is no recording id")),
                Duration.ofMillis(document.number("leaseMs", 0)));
    }
}
