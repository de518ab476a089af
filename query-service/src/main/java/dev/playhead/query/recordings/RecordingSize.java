package dev.playhead.query.recordings;

import dev.playhead.storage.catalog.RecordingCounts;

/** How much it is. */
record RecordingSize(long eventCount, long chunkCount, long rawBytes, long storedBytes) {
    static RecordingSize of(RecordingCounts counts) {
        return new RecordingSize(counts.events, counts.chunks, counts.rawBytes, counts.storedBytes);
    }
}
