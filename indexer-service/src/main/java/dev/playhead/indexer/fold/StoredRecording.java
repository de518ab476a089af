package dev.playhead.indexer.fold;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.Subject;
import org.jspecify.annotations.Nullable;

/** A recording's row as the catalog holds it, at its partition's checkpoint. */
public record StoredRecording(
        Subject subject,
        Dialect dialect,
        RecordingState state,
        @Nullable String externalId,
        long firstReceivedAt,
        long lastReceivedAt,
        boolean finalized,
        @Nullable Long endedAt,
        byte[] acceptState,
        byte[] detectState) {}
