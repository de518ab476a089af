package dev.playhead.replay.export;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.read.Gap;
import dev.playhead.replay.read.ReplaySink;
import dev.playhead.storage.catalog.StoredBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Collects what the log has of a recording behind its stored blocks, as lines in memory. */
final class TailLines implements ReplaySink {
    private final long mostBytes;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    TailLines(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    byte[] lines() {
        return lines.toByteArray();
    }

    @Override
    public void block(StoredBlock block, byte[] frame, byte[] stored, Position after) {
        throw new IllegalStateException("the log has no blocks");
    }

    @Override
    public void events(long offset, int firstIndex, List<RecordedEvent> events) throws IOException {
        for (RecordedEvent event : events) {
            if (lines.size() + event.lineLength() > mostBytes) {
                throw new TailTooLong();
            }
            event.writeLine(lines);
        }
    }

    @Override
    public void gap(Gap gap, Position upTo) {
        lines.writeBytes(gap.event());
        lines.write('\n');
    }

    @Override
    public void state(RecordingState state) {
        // An export is of events.
    }
}
