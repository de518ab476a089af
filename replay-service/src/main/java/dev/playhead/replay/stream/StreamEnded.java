package dev.playhead.replay.stream;

import java.io.IOException;

/** The stream was told to end, and its client knows. Unwinds a read from wherever it is. */
public final class StreamEnded extends IOException {
    private static final long serialVersionUID = 1L;

    public StreamEnded() {
        super("the stream was told to end");
    }
}
