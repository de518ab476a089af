package dev.playhead.storage.catalog;

import static dev.playhead.storage.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.storage.archive.ArchiveFrame;
import dev.playhead.storage.segment.Keyframe;
import dev.playhead.storage.segment.Run;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogReadsTest {
    @Inject
    CatalogReads reads;

    @Inject
    CatalogRows rows;

    @Test
    void readsStateBlocksAndCheckpointTogether() {
        UUID id = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        List<Run> runs = List.of(new Run(5_000_000_000L, 0, 4), new Run(5_000_000_005L, 1, 3));
        List<Keyframe> keyframes = List.of(new Keyframe(new Position(5_000_000_000L, 2), 1_749_984_000_000L));
        rows.recording(id, SHOP.value(), 901, 1, "live");
        rows.segment(first);
        rows.segment(second);
        rows.block(id, second, 6_000_000_000L, "[[6000000000, 0, 7]]", "[]");
        rows.block(id, first, 5_000_000_000L, BlocksJson.runs(runs), BlocksJson.keyframes(keyframes));
        rows.checkpoint(901, 6_000_000_100L, "[{\"firstOffset\": 6000000042}]");

        RecordingSnapshot snapshot = reads.snapshot(new RecordingId(id)).await().indefinitely();

        assertThat(snapshot.websiteId()).isEqualTo(SHOP);
        assertThat(snapshot.state()).isEqualTo(new RecordingState.Live());
        assertThat(snapshot.acceptState()).containsExactly(1, 2, 3);
        assertThat(snapshot.lastOffset()).isEqualTo(77);
        assertThat(snapshot.checkpoint())
                .isEqualTo(new Checkpoint(901, 6_000_000_100L, "[{\"firstOffset\": 6000000042}]"));
        assertThat(snapshot.blocks()).hasSize(2);
        assertThat(snapshot.blocks().getFirst())
                .isEqualTo(new StoredBlock(
                        "segments/" + first,
                        24,
                        100,
                        3_000_000_000L,
                        7,
                        1_749_984_000_000L,
                        1_749_984_000_999L,
                        5_000_000_000L,
                        5_000_000_005L,
                        runs,
                        keyframes));
    }

    @Test
    void framesOfTheArchiveAndBlocksBesideItComeInOrder() {
        UUID id = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        List<Keyframe> keyframes = List.of(new Keyframe(new Position(5_000_000_001L, 2), 30));
        ArchiveFrame first = new ArchiveFrame(
                24,
                60,
                600,
                5,
                10,
                20,
                List.of(new Run(5_000_000_000L, 0, 3), new Run(5_000_000_001L, 0, 2)),
                List.of());
        ArchiveFrame second =
                new ArchiveFrame(84, 90, 900, 6, 30, 40, List.of(new Run(5_000_000_001L, 2, 6)), keyframes);
        rows.recording(id, SHOP.value(), 905, 1, "ready");
        rows.segment(later);
        rows.block(id, later, 6_000_000_000L, "[[6000000000, 0, 7]]", "[]");
        rows.archive(id, "archives/30d/" + id, BlocksJson.frames(List.of(first, second)));

        RecordingSnapshot snapshot = reads.snapshot(new RecordingId(id)).await().indefinitely();

        assertThat(snapshot.blocks())
                .extracting(StoredBlock::objectKey)
                .containsExactly("archives/30d/" + id, "archives/30d/" + id, "segments/" + later);
        assertThat(snapshot.blocks().get(1))
                .isEqualTo(new StoredBlock(
                        "archives/30d/" + id,
                        84,
                        90,
                        900,
                        6,
                        30,
                        40,
                        5_000_000_001L,
                        5_000_000_001L,
                        second.runs(),
                        keyframes));
    }

    @Test
    void aRecordingWithoutBlocksOrCheckpointIsKnown() {
        UUID id = UUID.randomUUID();
        rows.recording(id, SHOP.value(), 902, 1, "ready");

        RecordingSnapshot snapshot = reads.snapshot(new RecordingId(id)).await().indefinitely();

        assertThat(snapshot.blocks()).isEmpty();
        assertThat(snapshot.checkpoint()).isEqualTo(Checkpoint.none(902));
    }

    @Test
    void anUnknownRecordingIsNoneAndItsPartitionStillHasACheckpoint() {
        rows.checkpoint(903, 12, "[]");

        assertThat(reads.snapshot(new RecordingId(UUID.randomUUID())).await().indefinitely())
                .isNull();
        assertThat(reads.checkpoint(903).await().indefinitely()).isEqualTo(new Checkpoint(903, 12, "[]"));
        assertThat(reads.checkpoint(904).await().indefinitely()).isEqualTo(Checkpoint.none(904));
    }
}
