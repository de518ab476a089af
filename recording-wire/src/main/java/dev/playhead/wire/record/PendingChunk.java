package dev.playhead.wire.record;

import java.util.UUID;

/**
 * A chunk of which some frames have been read and others not yet.
 *
 * @param firstOffset offset of its first frame
 * @param firstAppendedAt log-append time of its first frame, epoch milliseconds
 * @param frames how many frames it has in all
 */
public record PendingChunk(UUID chunkId, long firstOffset, long firstAppendedAt, int frames) {}
