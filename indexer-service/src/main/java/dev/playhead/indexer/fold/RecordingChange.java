package dev.playhead.indexer.fold;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.detect.Rollup;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.Subject;
import org.jspecify.annotations.Nullable;

/** A recording's row as it stands at the end of a flush. The byte arrays are the receiver's. */
public record RecordingChange(
        Subject subject,
        int partition,
        Dialect dialect,
        @Nullable String externalId,
        RecordingState state,
        long lastOffset,
        Received received,
        Rollup rollup,
        byte[] acceptState,
        byte[] detectState) {

    /** Log-append times, epoch ms; {@code endedAt} is null while the recording lives. */
    public record Received(
            long first,
            long last,
            boolean finalized,
            @Nullable Long endedAt) {}
}
