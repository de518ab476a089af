package dev.playhead.storage.facts;

import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.log.LogPlace;

/** A fact and the log entry that completed it. */
public record PlacedFact(LogPlace place, Fact fact) {}
