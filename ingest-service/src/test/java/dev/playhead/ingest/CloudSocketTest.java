package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.InFlight;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class CloudSocketTest {
    private static final String A = CloudClient.event(1);
    private static final String B = CloudClient.event(2);
    private static final String ENDED = "{\"type\":\"upstream-result\",\"ok\":true,\"status\":204,\"statusText\":\"\","
            + "\"headers\":{\"content-type\":\"application/json\"},\"final\":true}";
    private static final String FLUSHED = ENDED.replace("true}", "false}");

    private final CloudClient client = new CloudClient();

    @Inject
    InFlight inFlight;

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @AfterEach
    void nothingIsHeldInMemory() {
        await().atMost(Duration.ofSeconds(20)).until(() -> inFlight.bytes() == 0);
    }

    @Test
    void aCloseIsAnsweredWhenKafkaHasEverything() {
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket().text(A + "\n").text(B + "\n");

            assertThat(socket.close()).isEqualTo(1000);
            assertThat(socket.frames()).containsExactly(ENDED);
            assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
        }
    }

    @Test
    void oneEventAFrameNeedsNoLineBreakAndAFrameMayEndAnywhere() {
        try (LogView log = new LogView()) {
            client.socket()
                    .text(A)
                    .text(B + "\n" + A.substring(0, 20))
                    .text(A.substring(20) + "[" + B + "," + A + "]")
                    .text("{\"events\":[" + B + "]}")
                    .close();

            assertThat(log.stored(client.uid(), 6)).containsExactly(A, B, A, B, A, B);
        }
    }

    @Test
    void anIdleSocketIsFlushedAndStaysOpen() {
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket().text(A);

            assertThat(socket.frames(1)).containsExactly(FLUSHED);
            assertThat(log.stored(client.uid(), 1)).containsExactly(A);
            assertThat(socket.isOpen()).isTrue();
            assertThat(socket.text(B).frames(2)).containsExactly(FLUSHED, FLUSHED);
            assertThat(socket.close()).isEqualTo(1000);
            assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
        }
    }

    @Test
    void aBusySocketIsFlushedBySize() {
        List<String> events =
                IntStream.range(0, 12_000).mapToObj(CloudClient::event).toList();
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket();
            for (int from = 0; from < events.size(); from += 500) {
                socket.text(String.join("\n", events.subList(from, from + 500)) + "\n");
            }

            assertThat(socket.close()).isEqualTo(1000);
            assertThat(socket.frames()).hasSizeGreaterThan(2).endsWith(ENDED);
            assertThat(log.stored(client.uid(), events.size())).isEqualTo(events);
        }
    }

    @Test
    void chunksOfOneSocketAreNeverTakenForReSends() {
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket().text(A);
            socket.frames(1);
            socket.text(A);
            socket.frames(2);
            socket.text(A + A).close();

            assertThat(log.stored(client.uid(), 4)).containsExactly(A, A, A, A);
            List<ChunkHead> heads = log.entries(client.uid(), 4).stream()
                    .filter(LogEntry.Chunk.class::isInstance)
                    .map(entry -> ((LogEntry.Chunk) entry).head())
                    .toList();
            assertThat(heads).extracting(ChunkHead::seq).containsExactly(0L, 1L, 2L);
            assertThat(heads.stream().map(ChunkHead::windowId).distinct()).hasSize(1);
        }
    }

    @Test
    void aSnapshotMayComeByPostBesideTheSocket() {
        String snapshot = "{\"type\":2,\"data\":{\"node\":\"" + "x".repeat(1_200_000) + "\"},\"timestamp\":1}";
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket().text(A);
            socket.frames(1);
            assertThat(client.post(snapshot).statusCode()).isEqualTo(204);
            socket.text(B).close();

            assertThat(log.stored(client.uid(), 3)).containsExactly(A, snapshot, B);
        }
    }

    @Test
    void aCompressedStreamRunsAcrossBinaryFrames() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (LogView log = new LogView();
                ZstdOutputStreamNoFinalizer stream = new ZstdOutputStreamNoFinalizer(sent)) {
            SocketClient socket = client.socket("&contentEncoding=zstd");
            stream.write((A + "\n").getBytes(StandardCharsets.UTF_8));
            stream.flush();
            socket.binary(sent.toByteArray());
            sent.reset();
            assertThat(socket.frames(1)).containsExactly(FLUSHED);

            stream.write(B.getBytes(StandardCharsets.UTF_8));
            stream.close();
            byte[] rest = sent.toByteArray();
            socket.binary(Arrays.copyOf(rest, 3)).binary(Arrays.copyOfRange(rest, 3, rest.length));

            assertThat(socket.close()).isEqualTo(1000);
            assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
        }
    }

    @Test
    void gzipAndPlainBinaryStreamsAreTakenToo() {
        byte[] plain = (A + "\n" + B + "\n").getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> stream : Map.of(
                        "&contentEncoding=gzip", Compress.gzip(plain), "&contentType=application%2Fjson", plain)
                .entrySet()) {
            CloudClient one = new CloudClient();
            try (LogView log = new LogView()) {
                assertThat(one.socket(stream.getKey()).binary(stream.getValue()).close())
                        .isEqualTo(1000);
                assertThat(log.stored(one.uid(), 2)).containsExactly(A, B);
            }
        }
    }

    @Test
    void debugEchoesWhatWasDecoded() {
        byte[] zipped = Compress.gzip((A + "\r\n" + B).getBytes(StandardCharsets.UTF_8));
        SocketClient socket = client.socket("&contentEncoding=gzip&debug=true").binary(zipped);

        assertThat(socket.frames(2)).containsExactly(A + "\n" + B + "\n", FLUSHED);
        socket.close();
    }

    @Test
    void whatAVanishedPeerSentIsStored() {
        try (LogView log = new LogView()) {
            client.socket().text(A).text(B).text(A.substring(0, 9)).vanish();

            assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
        }
    }

    @Test
    void whatFollowsNonsenseIsRefusedAndWhatPrecedesItIsStored() {
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket().text(A + "\nhello\n" + B);

            assertThat(socket.code()).isEqualTo(1011);
            assertThat(socket.frames().getLast())
                    .contains("\"type\":\"error\"")
                    .contains("\"status\":400")
                    .contains("\"reason\":\"malformed_body\"");
            assertThat(log.stored(client.uid(), 1)).containsExactly(A);
        }
    }

    @Test
    void anEventThatIsNoJsonDoesNotTakeItsNeighboursWithIt() {
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket().text(A + "{\"type\":nothing}" + B);

            assertThat(socket.code()).isEqualTo(1011);
            assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
        }
    }

    @Test
    void brokenStreamsAndFramesEndTheSocket() {
        SocketClient noise = client.socket("&contentEncoding=gzip").binary(new byte[] {1, 2, 3});
        assertThat(noise.code()).isEqualTo(1011);
        assertThat(noise.frames().getLast()).contains("\"status\":400");

        SocketClient cut = client.socket("&contentEncoding=zstd")
                .binary(Arrays.copyOf(Zstd.compress(A.getBytes(StandardCharsets.UTF_8)), 9));
        assertThat(cut.close()).isEqualTo(1011);
        assertThat(cut.frames().getLast()).contains("\"type\":\"error\"");

        SocketClient open = client.socket().text(A.substring(0, 9));
        assertThat(open.close()).isEqualTo(1011);

        SocketClient large = client.socket();
        assertThat(large.text("{\"data\":\"" + "x".repeat(17 << 20)).code()).isEqualTo(1011);
        assertThat(large.frames().getLast()).contains("\"status\":413");
    }

    @Test
    void whoMayNotWriteIsToldBeforeTheUpgrade() {
        assertThat(RefusedHandshake.of(client.path("events/ws") + "?token=" + World.CLOSED_KEY, "")
                        .status())
                .isEqualTo(403);
        List<RefusedHandshake> refused = new ArrayList<>();
        refused.add(RefusedHandshake.of(client.path("ingest/ws"), ""));
        refused.add(RefusedHandshake.of(client.path("ingest/ws") + "?token=dp_no", ""));
        refused.add(RefusedHandshake.of(
                client.path("ingest/ws") + "?token=" + World.STRICT_KEY, "Origin: https://evil.example\r\n"));
        refused.add(
                RefusedHandshake.of(client.path("ingest/ws") + "?contentType=image%2Fpng&token=" + World.SHOP_KEY, ""));
        refused.add(
                RefusedHandshake.of(client.path("ingest/ws") + "?contentEncoding=deflate&token=" + World.SHOP_KEY, ""));
        refused.add(RefusedHandshake.of("/recordings/no-uuid/ingest/ws?token=" + World.SHOP_KEY, ""));

        assertThat(refused).extracting(RefusedHandshake::status).containsExactly(401, 401, 403, 415, 415, 400);
        assertThat(refused).extracting(RefusedHandshake::reason).doesNotContainNull();
    }

    @Test
    void withoutAKeyTheOriginTellsTheWebsite() {
        try (LogView log = new LogView()) {
            SocketClient socket = SocketClient.open(client.path("ingest/ws"), World.STRICT_ORIGIN)
                    .text(A);

            assertThat(socket.close()).isEqualTo(1000);
            assertThat(log.stored(client.uid(World.STRICT), 1)).containsExactly(A);
        }
    }
}
