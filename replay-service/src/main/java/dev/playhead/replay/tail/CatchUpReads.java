package dev.playhead.replay.tail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Measures what bounded reads of the log cost, whatever they were for. Thread-safe. */
@ApplicationScoped
public class CatchUpReads {
    private final Counter passes;
    private final Counter records;
    private final Counter bytes;

    public CatchUpReads(MeterRegistry metrics) {
        this.passes = Counter.builder("playhead.replay.log.passes")
                .description("Passes over a stretch of a partition, each for all reads that wanted it then")
                .register(metrics);
        this.records = Counter.builder("playhead.replay.log.records")
                .description("Records that passes read from Kafka, of whichever recording")
                .register(metrics);
        this.bytes = Counter.builder("playhead.replay.log.read")
                .description("Bytes of records that passes read from Kafka, of whichever recording")
                .baseUnit("bytes")
                .register(metrics);
    }

    void passBegan() {
        passes.increment();
    }

    void read(ConsumerRecord<byte[], byte[]> record) {
        records.increment();
        bytes.increment(Math.max(0, record.serializedValueSize()));
    }
}
