package dev.playhead.replay.stream;

import java.io.IOException;

/** The stream was told to end, and its client knows. Unwinds a read from wherever it is. */
final class StreamEnded extends IOException {
    private static final long serialVersionUID = 1L;

    StreamEnded() {
        super("the stream was told to end");
    }
}
