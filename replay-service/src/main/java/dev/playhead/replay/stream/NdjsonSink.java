package dev.playhead.replay.stream;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.read.Gap;
import dev.playhead.replay.read.ReplaySink;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.storage.catalog.StoredBlock;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A read as NDJSON: one rrweb event a line. */
public final class NdjsonSink implements ReplaySink {
    private final NdjsonBody body;

    public NdjsonSink(BodyEncoding encoding, OutputStream out) throws IOException {
        this.body = NdjsonBody.of(encoding, out);
    }

    @Override
    public void block(StoredBlock block, byte[] frame, byte[] lines, Position after) throws IOException {
        if (BlockLines.before(block).compareTo(after) >= 0) {
            body.frame(frame, lines);
            return;
        }
        OutputStream out = body.lines();
        BlockLines.each(block, lines, after, (position, bytes, from, to) -> {
            out.write(bytes, from, to - from);
            out.write('\n');
        });
    }

    @Override
    public void events(long offset, int firstIndex, List<RecordedEvent> events) throws IOException {
        OutputStream out = body.lines();
        for (RecordedEvent event : events) {
            event.writeLine(out);
        }
    }

    @Override
    public void gap(Gap gap, Position upTo) throws IOException {
        OutputStream out = body.lines();
        out.write(gap.event());
        out.write('\n');
    }

    @Override
    public void state(RecordingState state) {
        // A stored read is of events; the state is in the recordings API.
    }

    /** Completes the body. Not called where the read failed: the client must see that the body is cut. */
    public void finish() throws IOException {
        body.finish();
    }
}
