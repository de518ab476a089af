package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import dev.playhead.replay.TestArchiver.Archive;
import dev.playhead.storage.archive.ArchiveFrame;
import dev.playhead.storage.archive.ArchiveSettings;
import dev.playhead.storage.catalog.CatalogReads;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An archived recording is read as if it weren't, also by those who had begun before. */
@QuarkusTest
class ArchivedTest extends ReplayTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    /** Frames of about ten events. */
    private static final ArchiveSettings SMALL = new ArchiveSettings(1_000, 3);

    @Inject
    CatalogReads catalog;

    private TestArchiver archiver;
    private TestRecorder recorder;

    @BeforeEach
    void open() {
        archiver = new TestArchiver(indexer, objects, catalog);
        recorder = new TestRecorder(kafka);
    }

    @Test
    void framesGoOutAsTheyAreStored() throws Exception {
        store(4, 25);

        Archive archive = archiver.archive(recorder.subject(), SMALL);
        archiver.delete(archive.replaced());
        HttpResponse<byte[]> answer = get(recorder.id(), "events", "zstd");

        assertThat(archive.footer().frames()).hasSizeGreaterThan(3);
        assertThat(answer.body()).isEqualTo(bytes(archive, archive.footer().frames()));
        assertThat(answer.headers().firstValue("X-Event-Count")).contains("100");
        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(100));
    }

    @Test
    void aJumpReadsOnlyTheFramesThatItNeeds() throws Exception {
        store(4, 25);
        Archive archive = archiver.archive(recorder.subject(), SMALL);
        List<ArchiveFrame> frames = archive.footer().frames();
        int from = frames.size() - 3;
        long at = frames.get(from).lastTimestamp();

        HttpResponse<byte[]> answer = get(recorder.id(), "events?from=" + at + "&to=" + (at + 1), "zstd");

        List<Integer> numbers = numbers(lines(plain(answer.body())));
        assertThat(numbers).contains((int) (at - TestRecorder.T0)).hasSizeLessThan(60);
        assertThat(answer.headers().firstValue("X-Event-Count")).contains("" + numbers.size());
        assertThat(archive.object().length).isGreaterThan(2 * answer.body().length);
    }

    @Test
    void blocksBesideTheArchiveAndTheTailFollowIt() throws Exception {
        store(2, 10);
        archiver.archive(recorder.subject());
        recorder.chunk(5);
        indexer.publishAll(recorder.partition());
        recorder.chunk(5);

        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(30));
        assertThat(numbers(lines(plain(get(recorder.id(), "events", "zstd").body()))))
                .isEqualTo(upTo(30));
        archiver.archive(recorder.subject());
        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(30));
    }

    @Test
    void whoReadsWhileBlocksAreReplacedGetsEveryEventOnce() throws Exception {
        for (int block = 0; block < 8; block++) {
            recorder.chunk(5, 800_000);
            indexer.publishAll(recorder.partition());
        }
        Archive first = archiver.store(recorder.subject(), new ArchiveSettings(2 << 20, 1));
        assertThat(first.replaced()).hasSize(8);

        assertThat(readWhileReplaced(first)).isEqualTo(upTo(40));

        Archive second = archiver.store(recorder.subject(), new ArchiveSettings(3 << 20, 1));
        assertThat(second.replaced()).containsExactly(first.key());
        assertThat(readWhileReplaced(second)).isEqualTo(upTo(40));
    }

    /** 32 MB are more than the network takes unread, so the last frames are not fetched when the objects go. */
    private List<Integer> readWhileReplaced(Archive by) throws Exception {
        HttpResponse<InputStream> answer =
                http.send(request(recorder.id(), "events").build(), HttpResponse.BodyHandlers.ofInputStream());
        archiver.publish(by);
        archiver.delete(by.replaced());
        return numbers(lines(answer.body().readAllBytes()));
    }

    @Test
    void aBrokenFrameLeavesAGapAndTheRest() throws Exception {
        store(3, 20);
        Archive archive = archiver.archive(recorder.subject(), SMALL);
        ArchiveFrame second = archive.footer().frames().get(1);
        byte[] object = archive.object().clone();
        object[(int) second.byteOffset() + second.byteLength() / 2] ^= 0x55;
        objects.put(archive.key(), object).await().atMost(LONG);

        List<JsonNode> events = events(recorder.id());

        assertThat(events).hasSize(60 - second.eventCount() + 1);
        JsonNode gap = events.get(archive.footer().frames().getFirst().eventCount());
        assertThat(gap.path("data").path("tag").asText()).isEqualTo("playhead:gap");
        assertThat(gap.path("data").path("payload").path("reason").asText()).isEqualTo("broken_block");
        assertThat(gap.path("data").path("payload").path("from").asLong()).isEqualTo(second.firstTimestamp());
    }

    @Test
    void aLostArchiveLeavesAGapAndTheTail() throws Exception {
        store(2, 10);
        Archive archive = archiver.archive(recorder.subject());
        objects.delete(archive.key()).await().atMost(LONG);
        recorder.chunk(2);

        assertThat(numbers(events(recorder.id()))).containsExactly(-1, 20, 21);
    }

    private void store(int blocks, int events) throws Exception {
        for (int block = 0; block < blocks; block++) {
            recorder.chunk(events);
            indexer.publishAll(recorder.partition());
        }
    }

    private static byte[] plain(byte[] zstd) throws Exception {
        return new ZstdInputStream(new ByteArrayInputStream(zstd)).readAllBytes();
    }

    private static byte[] bytes(Archive archive, List<ArchiveFrame> frames) {
        int from = (int) frames.getFirst().byteOffset();
        return Arrays.copyOfRange(
                archive.object(),
                from,
                (int) frames.getLast().byteOffset() + frames.getLast().byteLength());
    }
}
