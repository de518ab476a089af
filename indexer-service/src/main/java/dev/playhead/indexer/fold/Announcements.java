package dev.playhead.indexer.fold;

import dev.playhead.recording.log.Subject;
import dev.playhead.wire.live.LiveAnnouncement;

/** Who tells of recordings as they are folded, best effort. Returns at once; {@code false} where it can't tell now. */
public interface Announcements {

    boolean tell(LiveAnnouncement announcement);

    /** Nothing of the recording may be shown any more. */
    boolean erased(Subject subject);
}
