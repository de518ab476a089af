package dev.playhead.indexer.load;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.StorageUnavailable;
import dev.playhead.storage.segment.FactsEntry;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import dev.playhead.storage.segment.SegmentReader;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Loads the facts of published sections into ClickHouse: at once after a publish where ClickHouse keeps up, from the stored segment where
 * it doesn't. Replays never wait for it.
 */
@ApplicationScoped
public class FactsLoader {

    private static final Logger LOG = Logger.getLogger(FactsLoader.class);
    private static final Duration LOADED_WITHIN = Duration.ofSeconds(60);
    /** Segments whose facts may wait in memory; the facts of further ones are read back from object storage. */
    private static final int QUEUED_SEGMENTS = 4;

    private static final String UNLOADED = """
            WITH due AS (
              SELECT DISTINCT g.published_at, g.segment_id, g.object_key
              FROM segment_sections s JOIN segments g USING (segment_id)
              WHERE NOT s.facts_loaded AND g.state = 'published' AND g.published_at < now() - interval '5 seconds'
              ORDER BY g.published_at, g.segment_id LIMIT 16)
            SELECT d.segment_id, d.object_key, s.partition, s.facts_offset, s.facts_length, s.facts_count
            FROM due d JOIN segment_sections s USING (segment_id) WHERE NOT s.facts_loaded
            ORDER BY d.published_at, d.segment_id, s.partition
            """;
    private static final String ANY_UNLOADED = "SELECT 1 FROM segment_sections WHERE NOT facts_loaded LIMIT 1";

    private final SectionsLoad sections;
    private final ObjectStore objects;
    private final Pool pool;
    private final IndexerConfig config;
    private final Wait reading;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUED_SEGMENTS),
            Thread.ofPlatform().name("facts-loader").factory(),
            (task, pool) -> LOG.debug("ClickHouse is slow: facts will be read back from their segment"));

    FactsLoader(SectionsLoad sections, ObjectStore objects, Pool pool, Waits waits, IndexerConfig config) {
        this.reading = waits.on(WaitingFor.OBJECT_STORAGE);
        this.sections = sections;
        this.objects = objects;
        this.pool = pool;
        this.config = config;
    }

    /** Queues the facts of a segment that has just been published; returns at once. */
    public void load(Segment segment, List<Integer> partitions) {
        thread.execute(() -> {
            List<SectionsLoad.Part> parts = new ArrayList<>();
            for (Section section : segment.footer().sections()) {
                FactsEntry entry = section.facts();
                if (entry.count() > 0 && partitions.contains(section.partition())) {
                    int from = Math.toIntExact(entry.byteOffset());
                    byte[] stored = Arrays.copyOfRange(segment.bytes(), from, from + entry.byteLength());
                    parts.add(new SectionsLoad.Part(section.partition(), lines(segment.id(), stored), entry.count()));
                }
            }
            load(segment.id(), parts, true);
        });
    }

    /** Loads what an earlier attempt left behind, a page at a time. */
    public void loadLate() {
        if (query(ANY_UNLOADED).size() == 0) {
            // another indexer may have loaded what failed here
            sections.nothingLeft();
            return;
        }
        Map<UUID, List<Row>> bySegment = new LinkedHashMap<>();
        query(UNLOADED).forEach(row -> bySegment
                .computeIfAbsent(row.getUUID("segment_id"), none -> new ArrayList<>())
                .add(row));
        for (Map.Entry<UUID, List<Row>> one : bySegment.entrySet()) {
            List<SectionsLoad.Part> parts = new ArrayList<>();
            for (Row row : one.getValue()) {
                parts.add(new SectionsLoad.Part(
                        row.getInteger("partition"),
                        lines(one.getKey(), readBack(row)),
                        row.getInteger("facts_count")));
            }
            if (!load(one.getKey(), parts, false)) {
                return;
            }
        }
    }

    private RowSet<Row> query(String sql) {
        return pool.query(sql).execute().await().atMost(config.catalogTimeout());
    }

    private byte[] readBack(Row row) {
        reading.begin();
        try {
            byte[] stored = objects.range(
                            row.getString("object_key"), row.getLong("facts_offset"), row.getInteger("facts_length"))
                    .await()
                    .atMost(LOADED_WITHIN);
            reading.end();
            return stored;
        } catch (StorageUnavailable | TimeoutException e) {
            reading.failed();
            throw e;
        }
    }

    private boolean load(UUID segmentId, List<SectionsLoad.Part> parts, boolean fresh) {
        if (parts.isEmpty()) {
            return true;
        }
        try {
            sections.load(segmentId, parts, fresh);
            return true;
        } catch (RuntimeException e) {
            try (LogKeys keys = LogKeys.ofSegment(segmentId)) {
                LOG.warnf("segment=%s facts are loaded later: %s", segmentId, e.getMessage());
            }
            return false;
        }
    }

    private static byte[] lines(UUID segmentId, byte[] stored) {
        return switch (SegmentReader.facts(stored)) {
            case FrameRead.Lines lines -> lines.bytes();
            case FrameRead.Damaged damaged ->
                throw new IllegalStateException("facts of segment " + segmentId + " are damaged: " + damaged.reason());
        };
    }

    @PreDestroy
    void end() {
        thread.shutdown();
    }
}
