package dev.playhead.indexer.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read, before anything was made of it.
 *
 * @param assembledBody of a chunk of several frames, whose last one the record is; otherwise null
 */
public record AsRead(ConsumerRecord<byte[], byte[]> record, byte @Nullable [] assembledBody) {}
