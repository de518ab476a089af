package dev.playhead.replay.export;

import java.io.IOException;

/** Indexing lags so far behind that what isn't stored yet doesn't fit into an export's memory. */
final class TailTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TailTooLong() {
        super("more of the recording waits in the log than an export may hold");
    }
}
