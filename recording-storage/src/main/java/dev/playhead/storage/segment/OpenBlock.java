package dev.playhead.storage.segment;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** One recording's events in an open section. */
final class OpenBlock {
    private final Subject subject;
    private final ByteArrayOutputStream lines;
    private final List<Run> runs = new ArrayList<>();
    private final List<Keyframe> keyframes = new ArrayList<>();
    private int eventCount;
    private long firstTimestamp = Long.MAX_VALUE;
    private long lastTimestamp = Long.MIN_VALUE;

    /** @param expectedBytes of its first events */
    OpenBlock(Subject subject, int expectedBytes) {
        this.subject = subject;
        this.lines = new ByteArrayOutputStream(expectedBytes);
    }

    /** Answers how many bytes came in. */
    int append(long offset, int firstIndex, List<RecordedEvent> events) {
        int before = lines.size();
        runs.add(new Run(offset, firstIndex, events.size()));
        for (int i = 0; i < events.size(); i++) {
            append(events.get(i), new Position(offset, firstIndex + i));
        }
        eventCount += events.size();
        return lines.size() - before;
    }

    long rawBytes() {
        return lines.size();
    }

    private void append(RecordedEvent event, Position position) {
        try {
            event.writeLine(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (event.isKeyframe()) {
            keyframes.add(new Keyframe(position, event.timestamp()));
        }
        // An event without a time must not pull the block's first time to 1970.
        if (event.timestamp() != 0) {
            firstTimestamp = Math.min(firstTimestamp, event.timestamp());
            lastTimestamp = Math.max(lastTimestamp, event.timestamp());
        }
    }

    BlockEntry close(ZstdCompressCtx zstd, ByteArrayOutputStream out) {
        int at = out.size();
        int rawBytes = lines.size();
        byte[] frame = zstd.compress(lines.toByteArray());
        out.writeBytes(frame);
        boolean timed = firstTimestamp <= lastTimestamp;
        return new BlockEntry(
                subject,
                runs.getFirst().offset(),
                runs.getLast().offset(),
                at,
                frame.length,
                rawBytes,
                eventCount,
                timed ? firstTimestamp : 0,
                timed ? lastTimestamp : 0,
                runs,
                keyframes);
    }
}
