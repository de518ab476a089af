package dev.playhead.ingest.receive;

/**
 * What a write was received with, by HTTP or over a socket.
 *
 * @param lease holds the memory of what was received; an append retains it until Kafka let go
 * @param receivedAt epoch milliseconds at the last byte; the answer is due {@code answer-within} later
 */
public record Receipt(Lease lease, long receivedAt) {}
