package dev.playhead.ingest.intake;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.settings.WebsiteSettings;

/**
 * Where a write goes: a recording of a website that may take it.
 *
 * @param partition of {@code playhead.chunks}
 */
public record Target(WebsiteSettings website, RecordingId recordingId, int partition) {
    /** What the log calls it. */
    public Subject subject() {
        return new Subject(website.websiteId(), recordingId);
    }
}
