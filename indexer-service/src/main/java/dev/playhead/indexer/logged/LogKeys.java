package dev.playhead.indexer.logged;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;

/**
 * What the lines are about that this thread logs until it is closed: {@code recordingId}, {@code websiteId}, {@code partition}, {@code
 * offset}, {@code segment}, which are members of their own where logs are JSON. Confined to one thread; those of an outer one come back with the closing.
 */
public final class LogKeys implements AutoCloseable {

    private final List<Runnable> undo = new ArrayList<>();

    public static LogKeys of(Subject subject) {
        return of(subject.recordingId()).put("websiteId", subject.websiteId().value());
    }

    public static LogKeys of(RecordingId id) {
        return new LogKeys().put("recordingId", id.toString());
    }

    public static LogKeys of(int partition) {
        return new LogKeys().put("partition", partition);
    }

    public static LogKeys ofSegment(UUID id) {
        return new LogKeys().put("segment", id.toString());
    }

    /** For lines that may or may not be about something. */
    public static LogKeys none() {
        return new LogKeys();
    }

    public LogKeys in(int partition) {
        return put("partition", partition);
    }

    public LogKeys at(LogPlace place) {
        return at(place.partition(), place.offset());
    }

    public LogKeys at(int partition, long offset) {
        return put("partition", partition).put("offset", offset);
    }

    private LogKeys put(String key, Object value) {
        Object outer = MDC.get(key);
        undo.add(outer == null ? () -> MDC.remove(key) : () -> MDC.put(key, outer));
        MDC.put(key, value);
        return this;
    }

    @Override
    public void close() {
        undo.reversed().forEach(Runnable::run);
    }
}
