package dev.playhead.storage.segment;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.Subject;
import java.util.ArrayList;
import java.util.List;

/** One recording's events in an open section. */
final class OpenBlock {
    private final Subject subject;
    private final HeldLines lines = new HeldLines();
    private final List<Run> runs = new ArrayList<>();
    private final List<Keyframe> keyframes = new ArrayList<>();
    private int eventCount;
    private long firstTimestamp = Long.MAX_VALUE;
    private long lastTimestamp = Long.MIN_VALUE;

    OpenBlock(Subject subject) {
        this.subject = subject;
    }

    /** Answers how many bytes came in. */
    int append(long offset, int firstIndex, List<RecordedEvent> events) {
        int before = lines.size();
        lines.add(events);
        runs.add(new Run(offset, firstIndex, events.size()));
        for (int i = 0; i < events.size(); i++) {
            note(events.get(i), new Position(offset, firstIndex + i));
        }
        eventCount += events.size();
        return lines.size() - before;
    }

    long rawBytes() {
        return lines.size();
    }

    private void note(RecordedEvent event, Position position) {
        if (event.isKeyframe()) {
            keyframes.add(new Keyframe(position, event.timestamp()));
        }
        // An event without a time must not pull the block's first time to 1970.
        if (event.timestamp() != 0) {
            firstTimestamp = Math.min(firstTimestamp, event.timestamp());
            lastTimestamp = Math.max(lastTimestamp, event.timestamp());
        }
    }

    BlockEntry close(FrameWriter frames) {
        int at = frames.position();
        int byteLength = frames.write(lines);
        boolean timed = firstTimestamp <= lastTimestamp;
        return new BlockEntry(
                subject,
                runs.getFirst().offset(),
                runs.getLast().offset(),
                at,
                byteLength,
                lines.size(),
                eventCount,
                timed ? firstTimestamp : 0,
                timed ? lastTimestamp : 0,
                runs,
                keyframes);
    }
}
