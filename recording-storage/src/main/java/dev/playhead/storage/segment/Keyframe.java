package dev.playhead.storage.segment;

import dev.playhead.recording.Position;

/**
 * A full snapshot, where a player can start.
 *
 * @param timestamp the client's clock, epoch milliseconds
 */
public record Keyframe(Position position, long timestamp) {}
