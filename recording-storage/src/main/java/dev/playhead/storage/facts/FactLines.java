package dev.playhead.storage.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.recording.RecordingId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Facts as {@link FactRows} wrote them, taken apart by recording. */
public final class FactLines {
    private static final JsonFactory JSON = new JsonFactory();

    private FactLines() {}

    /** @param count how many lines are left */
    public record Kept(byte[] lines, int count) {}

    /** The recordings that the lines are about. */
    public static Set<RecordingId> recordings(byte[] lines) {
        Set<RecordingId> found = new HashSet<>();
        each(lines, (from, to) -> found.add(recordingOf(lines, from, to)));
        return found;
    }

    /** All lines but those of some recordings, in their order. */
    public static Kept without(byte[] lines, Set<RecordingId> gone) {
        return keeping(lines, recording -> !gone.contains(recording));
    }

    private static Kept keeping(byte[] lines, Predicate<RecordingId> kept) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(lines.length, 64 << 10));
        int[] count = {0};
        each(lines, (from, to) -> {
            if (kept.test(recordingOf(lines, from, to))) {
                out.write(lines, from, to - from);
                count[0]++;
            }
        });
        return new Kept(out.toByteArray(), count[0]);
    }

    /** The lines about one recording, in their order. */
    public static Kept of(byte[] lines, RecordingId recording) {
        return keeping(lines, recording::equals);
    }

    /** The same lines as facts of another segment. */
    public static byte[] movedTo(byte[] lines, UUID from, UUID to) {
        // A quote inside of a JSON text stands behind a backslash, so only the field itself can read like this.
        return new String(lines, StandardCharsets.UTF_8)
                .replace("\"segment_id\":\"" + from + "\"", "\"segment_id\":\"" + to + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private interface Line {
        void at(int from, int to);
    }

    private static void each(byte[] lines, Line line) {
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                line.at(from, at + 1);
                from = at + 1;
            }
        }
        if (from < lines.length) {
            throw new IllegalArgumentException("the last line of facts has no end");
        }
    }

    private static RecordingId recordingOf(byte[] lines, int from, int to) {
        try (JsonParser json = JSON.createParser(lines, from, to - from)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isIt = json.currentName().equals("recording_id");
                json.nextToken();
                if (isIt) {
                    return RecordingId.parse(json.getText())
                            .orElseThrow(() -> new IllegalArgumentException("a fact of no recording"));
                }
                json.skipChildren();
            }
            throw new IllegalArgumentException("a fact of no recording");
        } catch (IOException e) {
            throw new IllegalArgumentException("a line that is no fact", e);
        }
    }
}
