package dev.playhead.benchmarks.ingest;

import com.github.luben.zstd.Zstd;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.Log;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The baseline: Kafka's own producer with ingest's settings, in this process; on request it inflates each body once, as ingest must. */
final class RawProducer implements Writer {
    private static final int BUFFER_BYTES = 1 << 16;

    private static final int ZSTD_LEVEL = 1;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Work work;

    private enum Work {
        NONE,
        INFLATE,
        COMPRESS
    }

    private RawProducer(String kafka, Work work) {
        this.producer = Log.producer(kafka, "none");
        this.work = work;
    }

    static RawProducer plain(String kafka) {
        return new RawProducer(kafka, Work.NONE);
    }

    static RawProducer inflating(String kafka) {
        return new RawProducer(kafka, Work.INFLATE);
    }

    /**
     * Compresses what it is given with zstd 1: what arrives over a socket isn't compressed, what is stored is. Not left to the producer,
     * which refuses what is over 1 MiB before it is compressed, as some snapshots are.
     */
    static RawProducer compressing(String kafka) {
        return new RawProducer(kafka, Work.COMPRESS);
    }

    @Override
    public String name() {
        return "raw producer";
    }

    @Override
    public Lane lane(int number) {
        byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        byte[] inflated = new byte[BUFFER_BYTES];
        return new Lane() {
            @Override
            public void write(byte[] chunk) throws IOException, InterruptedException {
                if (work == Work.INFLATE) {
                    inflate(chunk, inflated);
                }
                byte[] stored = work == Work.COMPRESS ? Zstd.compress(chunk, ZSTD_LEVEL) : chunk;
                try {
                    producer.send(new ProducerRecord<>(Log.RAW_TOPIC, key, stored))
                            .get();
                } catch (ExecutionException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void close() {}
        };
    }

    private static void inflate(byte[] chunk, byte[] into) throws IOException {
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(chunk), BUFFER_BYTES)) {
            while (plain.read(into) >= 0) {
                // to the end, which is where a cut-off body shows
            }
        }
    }

    /** All of this process: while this one writes, it does nothing else. */
    @Override
    public Duration cpu() {
        return Cpu.ofWorkHere();
    }

    @Override
    public void close() {
        producer.close();
    }
}
