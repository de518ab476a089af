package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.read;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.RecordingStart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a recording's events to Detect, each call as a chunk. */
final class Playing {
    static final long T = 1_700_000_000_000L;
    /** By which the recorder's clock is behind. */
    static final long SKEW = 250;

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

    /** A page of Chrome on macOS starts its recorder. */
    static LogEntry.Started started(String url) {
        RecordingStart start = RecordingStart.builder(Dialect.NATIVE, T)
                .visitor("v1", "s1")
                .page(url, "")
                .browser(
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
                        "en")
                .sdk("playhead", "0.1")
                .country("NL")
                .build();
        return new LogEntry.Started(SUBJECT, at(1), start);
    }

    private List<Fact> take(LogEntry.Chunk chunk) {
        return detect.chunk(chunk, read(chunk.events()), 0);
    }
}
