package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.button;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.input;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.read;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import java.util.ArrayList;
import java.util.List;

/** A recording in which everything that can be open is open. */
final class OpenState {
    private static final long T = 1_700_000_000_000L;
    private static final LogEntry.Chunk CHUNK = chunk(
            12,
            WINDOW,
            0,
            List.of(
                    meta(T, "https://shop.example/a"),
                    button(T + 1),
                    custom(T + 2, "recording-meta", "{\"includePii\":false,\"visitor\":\"v\"}"),
                    meta(T + 10, "https://shop.example/b"),
                    input(T + 20, 8, "se"),
                    input(T + 30, 8, "sec"),
                    input(T + 40, 9, "x"),
                    click(T + 1_000, 7, 1, 2),
                    click(T + 1_010, 7, 1, 2),
                    click(T + 1_020, 7, 1, 2)));

    private OpenState() {}

    static List<RecordedEvent> events() {
        return read(CHUNK.events());
    }

    static Detect detect() {
        Detect detect = new Detect(Thresholds.defaults());
        detect.chunk(CHUNK, events(), 0);
        return detect;
    }

    /** What the open things come to. */
    static List<Fact> goOn(Detect detect) {
        LogEntry.Chunk chunk =
                chunk(13, WINDOW, 1, List.of(meta(T + 1_500, "https://shop.example/a"), mouseMove(T + 9_000)));
        List<Fact> facts = new ArrayList<>(detect.chunk(chunk, read(chunk.events()), 0));
        facts.addAll(detect.close(at(14)));
        return facts;
    }
}
