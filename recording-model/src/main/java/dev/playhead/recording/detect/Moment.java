package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where and when an event happened.
 *
 * @param window null in dialects without windows
 * @param time by the client's clock, epoch milliseconds
 */
record Moment(@Nullable String window, Position position, long time) {}
