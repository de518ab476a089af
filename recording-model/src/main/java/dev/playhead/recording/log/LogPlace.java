package dev.playhead.recording.log;

/**
 * Where an entry stands in the log.
 *
 * @param partition of {@code playhead.chunks}
 * @param offset Kafka offset; of a chunk in frames the LAST frame's
 * @param appendedAt the broker's log-append time, epoch milliseconds
 */
public record LogPlace(int partition, long offset, long appendedAt) {}
