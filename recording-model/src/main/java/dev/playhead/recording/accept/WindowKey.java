package dev.playhead.recording.accept;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client's window id in a form of bounded size: at most 26 bytes of state, 17 for a UUID. */
final class WindowKey {
    private static final int LONGEST_TEXT_BYTES = 24;

    private WindowKey() {}

    static String of(@Nullable String windowId) {
        if (windowId == null) {
            return "";
        }
        byte[] utf8 = windowId.getBytes(StandardCharsets.UTF_8);
        return isUuid(windowId) || utf8.length <= LONGEST_TEXT_BYTES
                ? windowId
                : UUID.nameUUIDFromBytes(utf8).toString();
    }

    static void write(StateWriter out, String key) {
        boolean uuid = isUuid(key);
        out.flag(uuid);
        if (uuid) {
            out.uuid(UUID.fromString(key));
        } else {
            out.text(key);
        }
    }

    static String read(StateReader in) {
        return in.flag() ? in.uuid().toString() : in.text();
    }

    /** Only in the canonical lower case, so that 16 bytes give back the very text. */
    private static boolean isUuid(String text) {
        return RecordingId.parse(text).filter(id -> id.toString().equals(text)).isPresent();
    }
}
