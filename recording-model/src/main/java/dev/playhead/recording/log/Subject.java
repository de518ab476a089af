package dev.playhead.recording.log;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;

/** What a log entry is about: a recording of a website. */
public record Subject(WebsiteId websiteId, RecordingId recordingId) {}
