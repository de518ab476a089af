package dev.playhead.storage.facts;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import dev.playhead.storage.clickhouse.Insert;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Loads sections' facts into ClickHouse, each exactly once. */
@ApplicationScoped
public class FactsStore {
    private static final String SAME_SECTION = " WHERE segment_id = {segment:UUID} AND partition = {partition:UInt32}";

    private final ClickHouse clickHouse;
    private final CutParts cutParts;
    private final Months months;

    public FactsStore(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
        this.cutParts = new CutParts(clickHouse);
        this.months = new Months(clickHouse, "facts");
    }

    /**
     * Loads a section, also when an earlier try had an unknown outcome: rows that are there are counted first; all = done, some =
     * deleted and loaded anew, none = loaded. When it succeeds, the rows are there. Fails with {@link ClickHouseFailure}; the same call
     * may then be made again at any time. Two calls for one section must not run at once. Rows that the server acknowledged but can't
     * read, see {@link CutParts}, are set aside and loaded anew.
     *
     * @param jsonEachRow lines, as the segment holds them
     * @param count how many
     */
    public Uni<Void> load(UUID segmentId, int partition, byte[] jsonEachRow, int count) {
        if (count == 0) {
            return Uni.createFrom().voidItem();
        }
        return loadOnce(segmentId, partition, jsonEachRow, count)
                .onFailure(ClickHouseFailure.Refused.class)
                .recoverWithUni(refused -> cutParts.detach((ClickHouseFailure.Refused) refused)
                        .flatMap(detached -> detached
                                ? load(segmentId, partition, jsonEachRow, count)
                                : Uni.createFrom().failure(refused)));
    }

    /**
     * As {@link #load}, for a section that has only just been published: most likely nobody has tried before, so nothing is counted before
     * the insert. Whoever did try has left rows under the same token, which the server then leaves out, or a number that shows afterwards.
     */
    public Uni<Void> loadFresh(UUID segmentId, int partition, byte[] jsonEachRow, int count) {
        return insert(jsonEachRow, count, segmentId + ":" + partition)
                .call(() -> prove(segmentId, partition, jsonEachRow, count))
                .onFailure(ClickHouseFailure.Refused.class)
                .recoverWithUni(() -> load(segmentId, partition, jsonEachRow, count));
    }

    private Uni<Void> loadOnce(UUID segmentId, int partition, byte[] jsonEachRow, int count) {
        String token = segmentId + ":" + partition;
        return countLoaded(segmentId, partition).flatMap(loaded -> {
            if (loaded == count) {
                return Uni.createFrom().voidItem();
            }
            if (loaded == 0) {
                return insert(jsonEachRow, count, token).call(() -> prove(segmentId, partition, jsonEachRow, count));
            }
            return reload(segmentId, partition, jsonEachRow, count);
        });
    }

    /** Removes a section's rows, for one that has none left to load. */
    public Uni<Void> unload(UUID segmentId, int partition) {
        return countLoaded(segmentId, partition)
                .flatMap(loaded -> loaded == 0 ? Uni.createFrom().voidItem() : delete(segmentId, partition));
    }

    /** Removes all facts of recordings for good: when it succeeds, no part in use holds them. Expensive, so take many at once. */
    public Uni<Void> erase(List<RecordingId> recordings) {
        return recordings.isEmpty()
                ? Uni.createFrom().voidItem()
                : clickHouse.execute(
                        "ALTER TABLE facts DELETE WHERE recording_id IN " + RecordingSet.of(recordings)
                                + " SETTINGS mutations_sync = 2",
                        Map.of());
    }

    /** Drops the months that end before a time: much cheaper than {@link #erase}, and everything in them goes. */
    public Uni<Void> dropMonthsBefore(Instant end) {
        return months.dropBefore(end);
    }

    /** How many facts of a recording are there. */
    public Uni<Long> countOf(RecordingId recording) {
        return clickHouse
                .query(
                        "SELECT count() AS loaded FROM facts WHERE recording_id = {id:UUID}",
                        Map.of("id", recording.toString()))
                .map(rows -> rows.getFirst().get("loaded").asLong());
    }

    /** Inserts facts of an archive, as they are; the caller has seen to it that none of them is there. */
    public Uni<Void> insertArchived(byte[] jsonEachRow, int count) {
        return insert(jsonEachRow, count, "archive:" + UUID.randomUUID());
    }

    /** How many rows of a section are there. */
    public Uni<Long> countLoaded(UUID segmentId, int partition) {
        return clickHouse
                .query("SELECT count() AS loaded FROM facts" + SAME_SECTION, section(segmentId, partition))
                .map(rows -> rows.getFirst().get("loaded").asLong());
    }

    /**
     * The server may have taken our token for one that it had seen: of a try whose rows were deleted since. Then nothing was
     * written, though the insert was acknowledged.
     */
    private Uni<Void> prove(UUID segmentId, int partition, byte[] jsonEachRow, int count) {
        return countLoaded(segmentId, partition)
                .flatMap(loaded -> loaded == count
                        ? Uni.createFrom().voidItem()
                        : reload(segmentId, partition, jsonEachRow, count));
    }

    private Uni<Void> reload(UUID segmentId, int partition, byte[] jsonEachRow, int count) {
        return delete(segmentId, partition)
                // The table remembers the first token although its rows are gone.
                .flatMap(deleted -> insert(jsonEachRow, count, segmentId + ":" + partition + ":" + UUID.randomUUID()));
    }

    private Uni<Void> delete(UUID segmentId, int partition) {
        return clickHouse.execute(
                "ALTER TABLE facts DELETE" + SAME_SECTION + " SETTINGS mutations_sync = 2",
                section(segmentId, partition));
    }

    private Uni<Void> insert(byte[] jsonEachRow, int count, String token) {
        return clickHouse.insert(new Insert("facts", jsonEachRow, count, token));
    }

    private static Map<String, Object> section(UUID segmentId, int partition) {
        return Map.of("segment", segmentId.toString(), "partition", partition);
    }
}
