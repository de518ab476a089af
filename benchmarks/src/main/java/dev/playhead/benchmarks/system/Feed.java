package dev.playhead.benchmarks.system;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.Topics;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.record.MediaType;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Chunks straight into the log, as ingest appends them, and the wait until an indexer has published them. Thread-safe. */
public final class Feed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PlayheadSystem system;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Integer, Long> nextOffsets = new ConcurrentHashMap<>();

    public Feed(PlayheadSystem system) {
        this.system = system;
        this.producer = Log.producer(system.kafka().bootstrapServers(), "none");
    }

    /** One live recording of the benchmark's website. Used by one thread. */
    public final class Recording {
        private final Subject subject = new Subject(PlayheadSystem.WEBSITE, RecordingIds.mint());
        private final int partition = Partitioning.partitionOf(subject.recordingId(), PlayheadSystem.PARTITIONS);
        private final String window = UUID.randomUUID().toString();
        private long seq;

        public Subject subject() {
            return subject;
        }

        /**
         * Appends a chunk without waiting.
         *
         * @param last the page went away: the recording ends some seconds later
         */
        public void send(byte[] gzip, int events, boolean last) {
            long now = System.currentTimeMillis();
            ChunkToSend chunk = new ChunkToSend(
                    subject,
                    partition,
                    new ChunkHead(window, seq++, now, now, last, Dialect.NATIVE),
                    ContentEncoding.GZIP,
                    MediaType.NDJSON,
                    events,
                    gzip);
            for (ProducerRecord<byte[], byte[]> record : ChunkRecords.of(chunk, UUID.randomUUID())) {
                producer.send(record, (sent, failure) -> {
                    if (sent != null && sent.topic().equals(Topics.CHUNKS)) {
                        nextOffsets.merge(sent.partition(), sent.offset() + 1, Math::max);
                    }
                });
            }
        }
    }

    public Recording begin() {
        return new Recording();
    }

    /** Returns when the log has all of it and the catalog, too; the facts as well, if asked for. */
    public void awaitPublished(boolean facts) throws IOException {
        producer.flush();
        Map<Integer, Long> wanted = new HashMap<>(nextOffsets);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection catalog = DriverManager.getConnection(
                        system.postgres().jdbcUrl(),
                        system.postgres().user(),
                        system.postgres().password());
                Statement statement = catalog.createStatement()) {
            while (!published(statement, wanted) || (facts && !loaded(statement))) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the indexer hasn't published everything within " + PATIENCE);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } catch (SQLException e) {
            throw new IOException("the catalog doesn't answer", e);
        }
    }

    private static boolean published(Statement catalog, Map<Integer, Long> wanted) throws SQLException {
        Map<Integer, Long> missing = new HashMap<>(wanted);
        try (ResultSet rows = catalog.executeQuery("SELECT partition, next_offset FROM partitions")) {
            while (rows.next()) {
                long next = rows.getLong(2);
                missing.computeIfPresent(rows.getInt(1), (partition, until) -> next >= until ? null : until);
            }
        }
        return missing.isEmpty();
    }

    private static boolean loaded(Statement catalog) throws SQLException {
        try (ResultSet rows = catalog.executeQuery("SELECT count(*) FROM segment_sections WHERE NOT facts_loaded")) {
            return rows.next() && rows.getLong(1) == 0;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
