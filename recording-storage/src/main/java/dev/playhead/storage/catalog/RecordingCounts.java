package dev.playhead.storage.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How much of what a recording holds. */
@Embeddable
public class RecordingCounts {
    @Column(name = "event_count")
    public long events;

    @Column(name = "chunk_count")
    public long chunks;

    @Column(name = "raw_bytes")
    public long rawBytes;

    @Column(name = "stored_bytes")
    public long storedBytes;

    @Column(name = "page_views")
    public long pageViews;

    public long clicks;

    @Column(name = "rage_clicks")
    public long rageClicks;

    @Column(name = "dead_clicks")
    public long deadClicks;

    public long errors;

    @Column(name = "console_errors")
    public long consoleErrors;

    @Column(name = "network_errors")
    public long networkErrors;

    public long inputs;
}
