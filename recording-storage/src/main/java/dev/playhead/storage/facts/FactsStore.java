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
import java.util.stream.Collectors;

/** Loads sections' facts into ClickHouse, each exactly once. */
@ApplicationScoped
public class FactsStore {
    private static final String SAME_SECTIONS =
            " WHERE segment_id = {segment:UUID} AND partition IN {partitions:Array(UInt32)}";

    private final ClickHouse clickHouse;
    private final CutParts cutParts;
    private final Months months;

    public FactsStore(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
        this.cutParts = new CutParts(clickHouse);
        this.months = new Months(clickHouse, "facts");
    }

    /**
     * Loads sections of a segment in one insert, also when an earlier try had an unknown outcome: rows that are there are counted first;
     * all = done, some = deleted and loaded anew, none = loaded. When it succeeds, the rows are there. Fails with
     * {@link ClickHouseFailure}; the same call may then be made again at any time, and only one with the same sections is known to the
     * server as the same. Two calls for one section must not run at once. Rows that the server acknowledged but can't
     * read, see {@link CutParts}, are set aside and loaded anew.
     *
     * @param partitions the sections', ascending
     * @param jsonEachRow lines, as the segment holds them
     * @param count how many
     */
    public Uni<Void> load(UUID segmentId, List<Integer> partitions, byte[] jsonEachRow, int count) {
        if (count == 0) {
            return Uni.createFrom().voidItem();
        }
        return loadOnce(segmentId, partitions, jsonEachRow, count)
                .onFailure(ClickHouseFailure.Refused.class)
                .recoverWithUni(refused -> cutParts.detach((ClickHouseFailure.Refused) refused)
                        .flatMap(detached -> detached
                                ? load(segmentId, partitions, jsonEachRow, count)
                                : Uni.createFrom().failure(refused)));
    }

    /**
     * As {@link #load}, for sections that have only just been published: most likely nobody has tried before, so nothing is counted before
     * the insert. Whoever did try has left rows under the same token, which the server then leaves out, or a number that shows afterwards.
     */
    public Uni<Void> loadFresh(UUID segmentId, List<Integer> partitions, byte[] jsonEachRow, int count) {
        return insert(jsonEachRow, count, token(segmentId, partitions))
                .call(() -> prove(segmentId, partitions, jsonEachRow, count))
                .onFailure(ClickHouseFailure.Refused.class)
                .recoverWithUni(() -> load(segmentId, partitions, jsonEachRow, count));
    }

    private Uni<Void> loadOnce(UUID segmentId, List<Integer> partitions, byte[] jsonEachRow, int count) {
        String token = token(segmentId, partitions);
        return countLoaded(segmentId, partitions).flatMap(loaded -> {
            if (loaded == count) {
                return Uni.createFrom().voidItem();
            }
            if (loaded == 0) {
                return insert(jsonEachRow, count, token).call(() -> prove(segmentId, partitions, jsonEachRow, count));
            }
            return reload(segmentId, partitions, jsonEachRow, count);
        });
    }

    /** Removes sections' rows, for those that have none left to load. */
    public Uni<Void> unload(UUID segmentId, List<Integer> partitions) {
        return countLoaded(segmentId, partitions)
                .flatMap(loaded -> loaded == 0 ? Uni.createFrom().voidItem() : delete(segmentId, partitions));
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

    /** How many rows of these sections are there. */
    public Uni<Long> countLoaded(UUID segmentId, List<Integer> partitions) {
        return clickHouse
                .query("SELECT count() AS loaded FROM facts" + SAME_SECTIONS, sections(segmentId, partitions))
                .map(rows -> rows.getFirst().get("loaded").asLong());
    }

    /**
     * The server may have taken our token for one that it had seen: of a try whose rows were deleted since. Then nothing was
     * written, though the insert was acknowledged.
     */
    private Uni<Void> prove(UUID segmentId, List<Integer> partitions, byte[] jsonEachRow, int count) {
        return countLoaded(segmentId, partitions)
                .flatMap(loaded -> loaded == count
                        ? Uni.createFrom().voidItem()
                        : reload(segmentId, partitions, jsonEachRow, count));
    }

    private Uni<Void> reload(UUID segmentId, List<Integer> partitions, byte[] jsonEachRow, int count) {
        return delete(segmentId, partitions)
                // The table remembers the first token although its rows are gone.
                .flatMap(deleted -> insert(jsonEachRow, count, token(segmentId, partitions) + ":" + UUID.randomUUID()));
    }

    private Uni<Void> delete(UUID segmentId, List<Integer> partitions) {
        return clickHouse.execute(
                "ALTER TABLE facts DELETE" + SAME_SECTIONS + " SETTINGS mutations_sync = 2",
                sections(segmentId, partitions));
    }

    private Uni<Void> insert(byte[] jsonEachRow, int count, String token) {
        return clickHouse.insert(new Insert("facts", jsonEachRow, count, token));
    }

    private static String token(UUID segmentId, List<Integer> partitions) {
        return segmentId + ":" + partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Map<String, Object> sections(UUID segmentId, List<Integer> partitions) {
        return Map.of("segment", segmentId.toString(), "partitions", partitions);
    }
}
