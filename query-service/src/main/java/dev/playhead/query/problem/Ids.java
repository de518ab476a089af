package dev.playhead.query.problem;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.util.UUID;

/** Ids in paths. A text that is none is as unknown as an id that nobody has. */
public final class Ids {
    private Ids() {}

    /** @throws ProblemException 404 for a text that is none */
    public static WebsiteId website(String text) {
        return WebsiteId.parse(text).orElseThrow(() -> ProblemException.unknown("website"));
    }

    /**
     * @param what the thing that it names, as in "key"
     * @throws ProblemException 404 for a text that is none
     */
    public static UUID uuid(String text, String what) {
        return RecordingId.parse(text).map(RecordingId::value).orElseThrow(() -> ProblemException.unknown(what));
    }
}
