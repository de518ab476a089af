package dev.playhead.wire.fence;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recording takes no more chunks. Published to {@code playhead.fences} with the recording id as key; the authority is
 * the recording's own history, so a lost fence costs only an early refusal.
 *
 * @param reason {@code stopped}, {@code cancelled}, {@code erased} or {@code quota_exceeded}
 * @param lastSeqByWindow chunks up to this seq of their window still pass; of a window that isn't named nothing does
 */
public record Fence(Subject subject, String reason, Map<String, Long> lastSeqByWindow) {
    public Fence {
        lastSeqByWindow = Map.copyOf(lastSeqByWindow);
    }

    /** Whether a chunk still passes. */
    public boolean passes(@Nullable String windowId, long seq) {
        Long last = windowId == null ? null : lastSeqByWindow.get(windowId);
        return last != null && seq <= last;
    }

    /** The record's key: the recording id as text. */
    public byte[] key() {
        return subject.recordingId().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON document. */
    public String toJson() {
        byte[] json = JsonText.write(out -> {
            out.writeStartObject();
            out.writeStringField("websiteId", subject.websiteId().value());
            out.writeStringField("recordingId", subject.recordingId().toString());
            out.writeStringField("reason", reason);
            out.writeObjectFieldStart("lastSeqByWindow");
            for (Map.Entry<String, Long> last : lastSeqByWindow.entrySet()) {
                out.writeNumberField(last.getKey(), last.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    /**
     * Reads a JSON document; unknown members are ignored.
     *
     * @throws IllegalArgumentException if it is no fence
     */
    public static Fence fromJson(String text) {
        JsonObject json = JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
        RecordingId recording = RecordingId.parse(json.text("recordingId"))
                .orElseThrow(() -> new IllegalArgumentException("member \"recordingId\" is no recording id"));
        return new Fence(
                new Subject(new WebsiteId(json.text("websiteId")), recording),
                json.text("reason", "stopped"),
                json.object("lastSeqByWindow").asNumbers());
    }
}
