package dev.playhead.indexer.load;

import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.facts.FactLines;
import dev.playhead.storage.facts.FactsStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Loads the facts of a segment's sections in one insert, if nobody has or does. Two loads of the same section at once would undo each other,
 * and an erasure waits for {@code facts_loaded} before it deletes: so the sections are locked, and what is erased by now is left out.
 */
@ApplicationScoped
class SectionsLoad {

    private static final Duration LOADED_WITHIN = Duration.ofSeconds(60);

    private static final String UNLOADED = """
            SELECT s.partition, ARRAY(SELECT e.recording_id FROM erasures e
                                      WHERE e.partition = s.partition AND e.log_offset >= s.first_offset) AS erased
            FROM segment_sections s WHERE s.segment_id = $1 AND s.partition = ANY($2) AND NOT s.facts_loaded
            """;
    private static final String LOADED =
            "UPDATE segment_sections SET facts_loaded = true WHERE segment_id = $1 AND partition = ANY($2)";

    private final CatalogLocks locks;
    private final FactsStore facts;
    private final Wait clickHouse;

    SectionsLoad(CatalogLocks locks, FactsStore facts, Waits waits) {
        this.locks = locks;
        this.facts = facts;
        this.clickHouse = waits.on(WaitingFor.CLICKHOUSE);
    }

    /**
     * A section's facts.
     *
     * @param lines as the segment holds them, inflated
     * @param count of lines
     */
    record Part(int partition, byte[] lines, int count) {
        Part without(Set<RecordingId> erased) {
            if (erased.isEmpty()) {
                return this;
            }
            FactLines.Kept kept = FactLines.without(lines, erased);
            return new Part(partition, kept.lines(), kept.count());
        }
    }

    /**
     * Blocks; fails as catalog and ClickHouse do. Another indexer that is at one of them is as good.
     *
     * @param parts all sections of the segment that may be unloaded: what is inserted once is told from what is new by which they are
     * @param fresh that they were published a moment ago, so that nobody is likely to have tried
     */
    void load(UUID segmentId, List<Part> parts, boolean fresh) {
        List<String> names = parts.stream()
                .map(part -> "facts:" + segmentId + ":" + part.partition())
                .toList();
        locks.holding(names, LOADED_WITHIN, connection -> unloaded(connection, segmentId, parts)
                .chain(left -> left.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : insert(segmentId, left, fresh)
                                .chain(() ->
                                        connection.preparedQuery(LOADED).execute(Tuple.of(segmentId, partitions(left))))
                                .replaceWithVoid()));
    }

    private static Uni<List<Part>> unloaded(SqlConnection connection, UUID segmentId, List<Part> parts) {
        return connection
                .preparedQuery(UNLOADED)
                .execute(Tuple.of(segmentId, partitions(parts)))
                .map(rows -> {
                    Map<Integer, Set<RecordingId>> erased = new HashMap<>();
                    rows.forEach(row -> erased.put(row.getInteger("partition"), erased(row)));
                    List<Part> left = new ArrayList<>();
                    for (Part part : parts) {
                        Set<RecordingId> gone = erased.get(part.partition());
                        if (gone != null) {
                            left.add(part.without(gone));
                        }
                    }
                    return left;
                });
    }

    private static Set<RecordingId> erased(Row row) {
        return Arrays.stream(row.getArrayOfUUIDs("erased"))
                .map(RecordingId::new)
                .collect(Collectors.toSet());
    }

    private static Integer[] partitions(List<Part> parts) {
        return parts.stream().map(Part::partition).sorted().toArray(Integer[]::new);
    }

    /** An earlier try may have loaded facts of a recording that is erased since: the counts then differ, and all is loaded anew. */
    private Uni<Void> insert(UUID segmentId, List<Part> parts, boolean fresh) {
        clickHouse.begin();
        return stored(segmentId, parts, fresh)
                .ifNoItem()
                .after(LOADED_WITHIN)
                .fail()
                .invoke(clickHouse::end)
                .onFailure()
                .invoke(clickHouse::failed);
    }

    private Uni<Void> stored(UUID segmentId, List<Part> parts, boolean fresh) {
        List<Integer> partitions = List.of(partitions(parts));
        int count = parts.stream().mapToInt(Part::count).sum();
        if (count == 0) {
            return facts.unload(segmentId, partitions);
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(
                parts.stream().mapToInt(part -> part.lines().length).sum());
        parts.forEach(part -> lines.writeBytes(part.lines()));
        return fresh
                ? facts.loadFresh(segmentId, partitions, lines.toByteArray(), count)
                : facts.load(segmentId, partitions, lines.toByteArray(), count);
    }

    /** Nothing waits to be loaded any more, whoever has done it. */
    void nothingLeft() {
        clickHouse.end();
    }
}
