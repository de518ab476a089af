package dev.playhead.ingest.intake;

/**
 * Kafka has the chunk.
 *
 * @param events exactly how many events it holds
 * @param offset of its last record in the recording's partition; -1 where Kafka didn't tell
 */
public record Taken(int events, long offset) {}
