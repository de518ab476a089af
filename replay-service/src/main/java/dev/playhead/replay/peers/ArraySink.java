package dev.playhead.replay.peers;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.read.Gap;
import dev.playhead.replay.read.ReplaySink;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.storage.catalog.StoredBlock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A read as one JSON array of events, one a line. */
final class ArraySink implements ReplaySink {
    private final OutputStream out;
    private boolean begun;

    ArraySink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void block(StoredBlock block, byte[] frame, byte[] lines, Position after) throws IOException {
        BlockLines.each(block, lines, after, (_, bytes, from, to) -> {
            separate();
            out.write(bytes, from, to - from);
        });
    }

    @Override
    public void events(long offset, int firstIndex, List<RecordedEvent> events) throws IOException {
        for (RecordedEvent event : events) {
            separate();
            event.writeLine(out);
        }
    }

    @Override
    public void gap(Gap gap, Position upTo) throws IOException {
        separate();
        out.write(gap.event());
    }

    @Override
    public void state(RecordingState state) {
        // An array is of events.
    }

    /** Completes the array. Not called where the read failed: the client must see that it is cut. */
    void finish() throws IOException {
        out.write((begun ? "\n]\n" : "[]\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void separate() throws IOException {
        out.write((begun ? ",\n" : "[\n").getBytes(StandardCharsets.US_ASCII));
        begun = true;
    }
}
