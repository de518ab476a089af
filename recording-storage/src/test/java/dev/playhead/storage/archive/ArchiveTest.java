package dev.playhead.storage.archive;

import static dev.playhead.storage.Samples.NOON;
import static dev.playhead.storage.Samples.snapshot;
import static dev.playhead.storage.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.luben.zstd.Zstd;
import dev.playhead.recording.Position;
import dev.playhead.storage.Samples;
import dev.playhead.storage.segment.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private static final ArchiveSettings SMALL = new ArchiveSettings(1_000, 3);
    private static final String META = "{\"type\":4,\"data\":{\"width\":1280},\"timestamp\":" + NOON + "}";

    @Test
    void framesBeginAtTheMetaEventBeforeTheNearestSnapshot() {
        Written archive = archive(text(snapshot(NOON)) + moves(9) + text(META) + text(snapshot(NOON + 1)) + moves(20));

        assertThat(archive.footer().frames()).hasSizeGreaterThan(1);
        ArchiveFrame second = archive.footer().frames().get(1);
        assertThat(archive.lines(second)).startsWith(META + "\n" + snapshot(NOON + 1));
        assertThat(second.keyframes().getFirst().position()).isEqualTo(new Position(10, 11));
    }

    @Test
    void whereNoSnapshotIsNearFramesAreFull() {
        Written archive = archive(moves(100));

        assertThat(archive.footer().frames()).hasSizeGreaterThan(5);
        assertThat(archive.footer().frames().subList(0, 5))
                .allSatisfy(frame -> assertThat(frame.rawBytes()).isBetween(900L, 1_000L));
    }

    @Test
    void anEventLargerThanAFrameHasOneOfItsOwn() {
        String large = "{\"type\":3,\"data\":{\"text\":\"" + "x".repeat(5_000) + "\"},\"timestamp\":" + NOON + "}";

        Written archive = archive(moves(1) + text(large) + moves(1));

        assertThat(archive.footer().frames())
                .extracting(ArchiveFrame::eventCount)
                .containsExactly(1, 1, 1);
    }

    @Test
    void everyFrameFitsTheWindowThatBrowsersDecode() {
        byte[] noise = new byte[9 << 20];
        new Random(1).nextBytes(noise);
        String large = "{\"type\":3,\"data\":{\"rr_dataURL\":\""
                + Base64.getEncoder().encodeToString(noise) + "\"},\"timestamp\":" + NOON + "}";

        Written archive = Written.of(
                subject(1),
                new ArchiveSettings(8 << 20, 3),
                writer -> writer.events(List.of(new Run(10, 0, 1)), text(large).getBytes(StandardCharsets.UTF_8)));

        ArchiveFrame frame = archive.footer().frames().getFirst();
        assertThat(windowBytes(archive.bytes(frame.byteOffset(), 18))).isLessThanOrEqualTo(8L << 20);
        assertThat(archive.lines()).isEqualTo(text(large));
    }

    @Test
    void aRecordingThatLeftOnlyFactsHasAnArchiveToo() {
        Written archive =
                Written.of(subject(1), SMALL, writer -> writer.facts("{}\n".getBytes(StandardCharsets.UTF_8), 1));

        assertThat(ArchiveReader.whole(archive.object())).isEqualTo(new ArchiveRead.Intact(archive.footer()));
        assertThat(archive.footer().frames()).isEmpty();
    }

    @Test
    void theFooterIsReadByRanges() {
        Written archive = archive(moves(50));
        byte[] object = archive.object();

        byte[] trailer = archive.bytes(object.length - ArchiveReader.TRAILER_BYTES, ArchiveReader.TRAILER_BYTES);
        int footer = ArchiveReader.footerBytes(trailer, object.length);
        int end = footer + ArchiveReader.TRAILER_BYTES;

        assertThat(ArchiveReader.footer(archive.bytes(object.length - end, end), object.length))
                .isEqualTo(new ArchiveRead.Intact(archive.footer()));
    }

    @Test
    void refusesLinesThatTheIndexDoesNotTellOf() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Written.of(
                        subject(1),
                        SMALL,
                        writer ->
                                writer.events(List.of(new Run(10, 0, 3)), moves(2).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesEventsThatDoNotFollow() {
        byte[] lines = moves(1).getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Written.of(subject(1), SMALL, writer -> {
                    writer.events(List.of(new Run(10, 0, 1)), lines);
                    writer.events(List.of(new Run(9, 0, 1)), lines);
                }));
    }

    @Test
    void noticesEveryFlippedByteAndEveryCut() {
        byte[] object = archive(moves(3)).object();

        for (int i = 0; i < object.length; i++) {
            byte[] damaged = object.clone();
            damaged[i] ^= 0x10;
            assertThat(ArchiveReader.whole(damaged)).as("byte %d", i).isNotInstanceOf(ArchiveRead.Intact.class);
            assertThat(ArchiveReader.whole(Arrays.copyOf(object, i)))
                    .as("first %d bytes", i)
                    .isInstanceOf(ArchiveRead.Damaged.class);
        }
    }

    @Test
    void tellsALaterVersionFromDamage() {
        byte[] object = archive(moves(3)).object();
        object[7] = 2;
        object[object.length - 1] = 2;

        assertThat(ArchiveReader.whole(object)).isEqualTo(new ArchiveRead.UnknownVersion(2));
    }

    private static Written archive(String ndjson) {
        int count = (int) ndjson.lines().count();
        return Written.of(
                subject(1),
                SMALL,
                writer -> writer.events(List.of(new Run(10, 0, count)), ndjson.getBytes(StandardCharsets.UTF_8)));
    }

    private static String moves(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(text(Samples.move(NOON + i)));
        }
        return lines.toString();
    }

    private static String text(String json) {
        return json + "\n";
    }

    /** RFC 8878, 3.1.1.1: a frame in a single segment has its content as its window, another says its window's size. */
    private static long windowBytes(byte[] header) {
        boolean singleSegment = (header[4] & 0x20) != 0;
        if (singleSegment) {
            return Zstd.getFrameContentSize(header);
        }
        int descriptor = header[5] & 0xFF;
        long base = 1L << (10 + (descriptor >> 3));
        return base + base / 8 * (descriptor & 7);
    }
}
