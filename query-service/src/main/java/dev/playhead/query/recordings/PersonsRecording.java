package dev.playhead.query.recordings;

/**
 * One of a person's recordings.
 *
 * @param place where what it consists of is found
 * @param shown to be written as JSON: what {@code GET /api/v1/recordings/{id}} answers
 */
public record PersonsRecording(RecordingPlace place, Object shown) {}
