package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.read;

import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a recording's events to Detect, each call as a chunk. */
final class Playing {
    static final long T = 1_700_000_000_000L;

    private final Detect detect = new Detect(Thresholds.defaults());
    private long offset = 10;

    List<Fact> send(String... events) {
        return sendIn(WINDOW, events);
    }

    List<Fact> sendIn(String window, String... events) {
        return take(chunk(offset++, window, offset, List.of(events)));
    }

    /** Of a dialect without windows and seq, over a socket or by POST. */
    List<Fact> request(@Nullable String socket, String... events) {
        return take(chunk(offset++, socket, ChunkHead.NO_SEQ, List.of(events)));
    }

    List<Fact> close() {
        return detect.close(at(offset++));
    }

    <D extends FactDetail> List<D> details(Class<D> kind, String... events) {
        return of(kind, send(events));
    }

    Rollup rollup() {
        return detect.rollup();
    }

    Detect detect() {
        return detect;
    }

    static <D extends FactDetail> List<D> of(Class<D> kind, List<Fact> facts) {
        return facts.stream()
                .map(Fact::detail)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static List<String> kinds(List<Fact> facts) {
        return facts.stream().map(fact -> fact.detail().kind()).toList();
    }

    private List<Fact> take(LogEntry.Chunk chunk) {
        return detect.chunk(chunk, read(chunk.events()), 0);
    }
}
