package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.receive.Received;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk request says of its chunk, in either form.
 *
 * @param sentAt client's clock, epoch milliseconds; 0 unknown
 * @param eventCount as the recorder counted; 0 unknown
 */
record ChunkRequest(
        @Nullable String websiteId,
        @Nullable String recordingId,
        @Nullable String token,
        String windowId,
        long seq,
        long sentAt,
        int eventCount,
        boolean finalizes) {
    private static final Pattern WINDOW = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final long MOST_SEQ = 1L << 53;

    ChunkRequest {
        if (!WINDOW.matcher(windowId).matches()) {
            throw new Refused(Problem.field("windowId", "windowId has 1 to 64 letters, digits and . _ : -"));
        }
        if (seq < 0 || seq > MOST_SEQ) {
            throw new Refused(Problem.field("seq", "seq is a whole number from 0"));
        }
        if (eventCount < 0 || sentAt < 0) {
            throw new Refused(Problem.field(eventCount < 0 ? "eventCount" : "sentAt", "a count or time is negative"));
        }
    }

    static ChunkRequest of(Envelope envelope) {
        return new ChunkRequest(
                envelope.text("websiteId"),
                envelope.text("recordingUid"),
                envelope.optional("token"),
                envelope.text("windowId"),
                envelope.number("seq", -1),
                envelope.number("sentAt", 0),
                (int) Math.min(Integer.MAX_VALUE, envelope.number("eventCount", 0)),
                envelope.flag("finalize"));
    }

    /** Of the binary form; the recording is named by the path or by the query. */
    static ChunkRequest of(Received request, @Nullable String recordingInPath) {
        String recording = recordingInPath == null ? request.query("recordingUid") : recordingInPath;
        String window = request.query("windowId");
        return new ChunkRequest(
                request.query("websiteId"),
                recording,
                null,
                window == null ? "" : window,
                number(request, "seq", -1),
                number(request, "sentAt", 0),
                (int) Math.min(Integer.MAX_VALUE, number(request, "eventCount", 0)),
                flag(request, "finalize"));
    }

    private static long number(Received request, String name, long absent) {
        String value = request.query(name);
        try {
            return value == null || value.isEmpty() ? absent : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Refused(Problem.field(name, "parameter \"" + name + "\" is no number"));
        }
    }

    private static boolean flag(Received request, String name) {
        String value = request.query(name);
        return value != null && !value.equals("false") && !value.equals("0");
    }
}
