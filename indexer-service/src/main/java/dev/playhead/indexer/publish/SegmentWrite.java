package dev.playhead.indexer.publish;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of the publish transaction that is about the segment.
 *
 * @param factHolders by partition, the recordings that have facts in the segment
 */
record SegmentWrite(Segment segment, Map<Integer, Set<RecordingId>> factHolders) {

    /** @param taken the partitions whose checkpoint this transaction has moved; sections of others stay without rows */
    Uni<Void> in(SqlConnection connection, List<Integer> taken) {
        List<Tuple> sections = new ArrayList<>();
        List<Tuple> blocks = new ArrayList<>();
        List<Tuple> factsOnly = new ArrayList<>();
        boolean unindexed = false;
        for (Section section : segment.footer().sections()) {
            if (taken.contains(section.partition())) {
                sections.add(CatalogRows.section(segment.id(), section));
                section.blocks().forEach(block -> blocks.add(CatalogRows.block(segment.id(), block)));
                withoutBlock(section).forEach(id -> factsOnly.add(Tuple.of(id.value(), segment.id())));
            } else {
                unindexed |= !section.blocks().isEmpty() || section.facts().count() > 0;
            }
        }
        return connection
                .preparedQuery(Sql.PUBLISH)
                .execute(Tuple.of(segment.id(), unindexed))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new SegmentSweptException(segment.id());
                    }
                })
                .chain(() -> Batch.of(connection, Sql.SECTION, sections))
                .chain(() -> Batch.of(connection, Sql.BLOCK, blocks))
                .chain(() -> Batch.of(connection, Sql.FACTS_WITHOUT_BLOCK, factsOnly));
    }

    private Set<RecordingId> withoutBlock(Section section) {
        Set<RecordingId> holders = new HashSet<>(factHolders.getOrDefault(section.partition(), Set.of()));
        for (BlockEntry block : section.blocks()) {
            holders.remove(block.subject().recordingId());
        }
        return holders;
    }
}
