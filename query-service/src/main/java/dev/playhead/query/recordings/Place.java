package dev.playhead.query.recordings;

import java.util.Comparator;
import java.util.UUID;

/** Where something stands in a list: by its value, then by its id's text. */
record Place(long value, UUID recordingId) {
    static Place of(Cursor cursor) {
        return new Place(cursor.value(), cursor.recordingId());
    }

    static Place of(Candidate candidate) {
        return new Place(candidate.value(), candidate.recordingId());
    }

    static Comparator<Place> order(boolean descending) {
        Comparator<Place> rising = Comparator.comparingLong(Place::value)
                .thenComparing(place -> place.recordingId().toString());
        return descending ? rising.reversed() : rising;
    }

    Cursor cursor(RecordingsQuery query) {
        return new Cursor(query.sort(), query.descending(), value, recordingId);
    }
}
