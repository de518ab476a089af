package dev.playhead.indexer.fold;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.detect.Rollup;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A recording's row as it stands at the end of a flush. The byte arrays are the receiver's.
 *
 * @param refusalRead whether a refusal was among its records: the one that was due is done
 * @param erasure     null while it is not erased
 */
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
        byte[] detectState,
        boolean refusalRead,
        @Nullable Erasure erasure) {

    /**
     * @param by             the record that erased it; null where that was published before
     * @param lastAppendedAt of its last record, erased or fenced, epoch ms: Kafka keeps that one longest
     */
    public record Erasure(@Nullable LogPlace by, long lastAppendedAt) {}

    /** Log-append times, epoch ms; {@code endedAt} is null while the recording lives. */
    public record Received(
            long first,
            long last,
            boolean finalized,
            @Nullable Long endedAt) {}
}
