package dev.playhead.replay.stream;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.replay.read.Opened;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Pass;

/**
 * Somebody who may read a recording.
 *
 * @param opened {@link Opened.InCatalog} or {@link Opened.InLog}
 */
public record Admitted(RecordingId id, Opened opened, Pass pass) {
    /** Who it is. */
    public Caller caller() {
        return pass.caller();
    }

    /** Whose recording it is. */
    public WebsiteId websiteId() {
        return switch (opened) {
            case Opened.InCatalog known -> known.snapshot().websiteId();
            case Opened.InLog known -> known.subject().websiteId();
            case Opened.Unknown _, Opened.Gone _ -> throw new IllegalStateException("nobody is admitted to these");
        };
    }

    /** Whether the recording may be taken along as a file: with a share link only where that allows it. */
    public boolean mayExport() {
        return switch (caller()) {
            case Caller.Admin _, Caller.Website _, Caller.Member _ -> true;
            case Caller.Guest guest -> guest.mayExport();
            case Caller.Recorder _, Caller.Nobody _ -> false;
        };
    }
}
