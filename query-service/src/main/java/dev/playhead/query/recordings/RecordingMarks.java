package dev.playhead.query.recordings;

import dev.playhead.storage.catalog.RecordingCounts;

/** How often what happened in it. */
record RecordingMarks(
        long pageViews,
        long clicks,
        long rageClicks,
        long deadClicks,
        long errors,
        long consoleErrors,
        long networkErrors,
        long inputs) {
    static RecordingMarks of(RecordingCounts counts) {
        return new RecordingMarks(
                counts.pageViews,
                counts.clicks,
                counts.rageClicks,
                counts.deadClicks,
                counts.errors,
                counts.consoleErrors,
                counts.networkErrors,
                counts.inputs);
    }
}
