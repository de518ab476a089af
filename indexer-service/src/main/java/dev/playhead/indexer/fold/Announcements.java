package dev.playhead.indexer.fold;

import dev.playhead.recording.log.Subject;
import dev.playhead.wire.fence.Fence;
import dev.playhead.wire.live.LiveAnnouncement;

/** Who tells of recordings as they are folded, best effort. Returns at once; {@code false} where it can't tell now. */
public interface Announcements {

    boolean tell(LiveAnnouncement announcement);

    /** Nothing of the recording may be shown any more. */
    boolean erased(Subject subject);

    /**
     * The log has fenced a recording: told again even where ingest did, which may have died between the two.
     *
     * @param since log-append time of the record that fences, epoch ms
     */
    boolean fenced(Fence fence, long since);
}
