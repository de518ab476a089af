package dev.playhead.indexer.fold;

import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;

/** A recording's first record: it counts in its website's month. */
public record Beginning(Subject subject, LogPlace place) {}
