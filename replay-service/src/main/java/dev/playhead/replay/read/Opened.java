package dev.playhead.replay.read;

import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.Checkpoint;
import dev.playhead.storage.catalog.RecordingSnapshot;

/** What opening a recording for a caller gave. */
public sealed interface Opened {
    /**
     * The catalog knows it.
     *
     * @param end the log's end when it was asked for: everything acknowledged before lies below
     */
    record InCatalog(RecordingSnapshot snapshot, long end) implements Opened {}

    /** Only the log knows it yet. */
    record InLog(Subject subject, Checkpoint checkpoint, long end) implements Opened {}

    /** There is none, or none that this caller may know of: the two must look the same. */
    record Unknown() implements Opened {}

    /** @param reason {@code erased} or {@code expired} */
    record Gone(String reason) implements Opened {}
}
