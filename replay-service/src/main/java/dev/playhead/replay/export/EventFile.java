package dev.playhead.replay.export;

import dev.playhead.recording.event.RecordedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes events as they come: one a line, or as one JSON array with one a line. */
final class EventFile {
    private final OutputStream out;
    private final boolean isArray;
    private boolean begun;

    EventFile(OutputStream out, ExportFormat format) {
        this.out = out;
        this.isArray = format == ExportFormat.JSON;
    }

    void add(RecordedEvent event) throws IOException {
        if (isArray) {
            out.write(begun ? ',' : '[');
        }
        begun = true;
        event.writeLine(out);
    }

    void finish() throws IOException {
        if (isArray) {
            out.write((begun ? "]\n" : "[]\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
