package dev.playhead.indexer.load;

import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.facts.FactLines;
import dev.playhead.storage.facts.FactsStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Loads one section's facts, if nobody has or does. Two loads of the same section at once would undo each other, and an erasure waits for
 * {@code facts_loaded} before it deletes: so the section is locked, and what is erased by now is left out.
 */
@ApplicationScoped
class SectionLoad {

    private static final Duration LOADED_WITHIN = Duration.ofSeconds(60);

    private static final String UNLOADED =
            "SELECT first_offset FROM segment_sections WHERE segment_id = $1 AND partition = $2 AND NOT facts_loaded";
    private static final String ERASED = "SELECT recording_id FROM erasures WHERE partition = $1 AND log_offset >= $2";
    private static final String LOADED =
            "UPDATE segment_sections SET facts_loaded = true WHERE segment_id = $1 AND partition = $2";

    private final CatalogLocks locks;
    private final FactsStore facts;
    private final Wait clickHouse;

    SectionLoad(CatalogLocks locks, FactsStore facts, Waits waits) {
        this.locks = locks;
        this.facts = facts;
        this.clickHouse = waits.on(WaitingFor.CLICKHOUSE);
    }

    /**
     * Blocks; fails as catalog and ClickHouse do. Another indexer that is at it is as good.
     *
     * @param fresh that the section was published a moment ago, so that nobody is likely to have tried
     */
    void load(UUID segmentId, int partition, byte[] lines, boolean fresh) {
        Tuple section = Tuple.of(segmentId, partition);
        locks.holding("facts:" + segmentId + ":" + partition, LOADED_WITHIN, connection -> connection
                .preparedQuery(UNLOADED)
                .execute(section)
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : erased(connection, partition, rows.iterator().next().getLong(0))
                                .chain(erased -> insert(segmentId, partition, FactLines.without(lines, erased), fresh))
                                .chain(() -> connection.preparedQuery(LOADED).execute(section))
                                .replaceWithVoid()));
    }

    private static Uni<Set<RecordingId>> erased(SqlConnection connection, int partition, long firstOffset) {
        return connection
                .preparedQuery(ERASED)
                .execute(Tuple.of(partition, firstOffset))
                .map(rows -> {
                    Set<RecordingId> erased = new HashSet<>();
                    rows.forEach(row -> erased.add(new RecordingId(row.getUUID(0))));
                    return erased;
                });
    }

    /** An earlier try may have loaded facts of a recording that is erased since: the counts then differ, and the section is loaded anew. */
    private Uni<Void> insert(UUID segmentId, int partition, FactLines.Kept kept, boolean fresh) {
        clickHouse.begin();
        return stored(segmentId, partition, kept, fresh)
                .ifNoItem()
                .after(LOADED_WITHIN)
                .fail()
                .invoke(clickHouse::end)
                .onFailure()
                .invoke(clickHouse::failed);
    }

    private Uni<Void> stored(UUID segmentId, int partition, FactLines.Kept kept, boolean fresh) {
        if (kept.count() == 0) {
            return facts.unload(segmentId, partition);
        }
        return fresh
                ? facts.loadFresh(segmentId, partition, kept.lines(), kept.count())
                : facts.load(segmentId, partition, kept.lines(), kept.count());
    }

    /** Nothing waits to be loaded any more, whoever has done it. */
    void nothingLeft() {
        clickHouse.end();
    }
}
