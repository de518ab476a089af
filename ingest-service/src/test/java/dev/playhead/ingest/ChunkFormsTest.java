package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.codec.ContentEncoding;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class ChunkFormsTest {
    private static final String LINES = "{\"type\":4,\"timestamp\":1}\n{\"type\":2,\"timestamp\":2}\n";
    private static final byte[] GZIPPED = Compress.gzip(LINES.getBytes(UTF_8));

    private Recording recording;
    private LogView log;

    @BeforeEach
    void startRecording() {
        World.ready();
        log = new LogView();
        recording = Recording.start(World.SHOP);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void gzipInBase64GoesIntoTheLogAsTheGzipItWas() {
        String base64 = Base64.getEncoder().encodeToString(GZIPPED);

        assertThat(Http.message(recording.chunk("w", 0, "gzip", base64)).statusCode())
                .isEqualTo(204);

        assertThat(chunk(1)).isEqualTo(LINES);
        assertThat(log.records(recording).get(1).value()).isEqualTo(GZIPPED);
    }

    @Test
    void everyHeaderOfAChunkIsAsTheContractSays() {
        Map<String, Object> chunk =
                recording.chunk("w", 7, "gzip", Base64.getEncoder().encodeToString(GZIPPED));
        chunk.put("finalize", true);
        Http.message(chunk);

        LogEntry.Chunk read = (LogEntry.Chunk) log.entries(recording, 2).get(1);
        assertThat(read.head().seq()).isEqualTo(7);
        assertThat(read.head().windowId()).isEqualTo("w");
        assertThat(read.head().finalizes()).isTrue();
        assertThat(read.head().sentAt()).isEqualTo(1_700_000_000_000L);
        assertThat(read.head().dialect()).isEqualTo(Dialect.NATIVE);
        ConsumerRecord<byte[], byte[]> record = log.records(recording).get(1);
        List<String> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(header.key() + "=" + new String(header.value(), UTF_8)));
        assertThat(headers.remove(5)).matches("ce_time=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(headers.remove(1)).matches("ce_id=[0-9a-f-]{36}");
        assertThat(headers)
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_source=/websites/" + World.SHOP,
                        "ce_type=dev.playhead.recording.chunk.v1",
                        "ce_subject=" + recording.uid(),
                        "content-type=application/x-ndjson",
                        "ce_encoding=gzip",
                        "ce_dialect=native",
                        "ce_window=w",
                        "ce_seq=7",
                        "ce_sentat=1700000000000",
                        "ce_events=2",
                        "ce_finalize=true",
                        "ce_frame=0",
                        "ce_frames=1");
    }

    @Test
    void arraysAndLinesInAMessageAreTakenUncompressed() {
        Http.message(recording.chunk("w", 0, "identity", List.of(Map.of("text", "ä]"))));
        Http.message(recording.chunk("w", 1, "identity", LINES));

        assertThat(chunk(1)).isEqualTo("[{\"text\":\"ä]\"}]");
        assertThat(chunk(2)).isEqualTo(LINES);
    }

    @Test
    void aMessageMayComeAsPlainTextOnEachOfThePaths() {
        long seq = 0;
        for (String path : List.of("/events", "/api/track", "/analytics/events")) {
            byte[] message = Http.json(recording.chunk("w", seq++, "identity", LINES));
            HttpResponse<String> answer = Http.post(path, message, "Content-Type", "text/plain;charset=UTF-8");
            assertThat(answer.statusCode()).as(path).isEqualTo(204);
        }

        assertThat(log.entries(recording, 4)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void binaryChunksComeInEveryEncoding(ContentEncoding encoding) {
        byte[] body = Compress.as(encoding, LINES.getBytes(UTF_8));

        HttpResponse<String> answer = Http.post(
                "/recordings/" + recording.uid() + "/chunks?seq=0&windowId=w&finalize=true",
                body,
                "Content-Type",
                "application/x-ndjson",
                "Content-Encoding",
                encoding.wireName(),
                "Authorization",
                "Bearer " + recording.token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(chunk(1)).isEqualTo(LINES);
        assertThat(log.records(recording).get(1).value()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/api/track", "/analytics/events"})
    void binaryChunksComeByTheProxiedPathsToo(String path) {
        HttpResponse<String> answer = Http.post(
                path + recording.query("w", 0) + "&token=" + recording.token() + "&encoding=gzip",
                GZIPPED,
                "Content-Type",
                "text/plain");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(chunk(1)).isEqualTo(LINES);
    }

    @Test
    void aJsonArrayMayBeTheBody() {
        HttpResponse<String> answer = Http.post(
                "/events" + recording.query("w", 0),
                "[{\"type\":4}]".getBytes(UTF_8),
                "Content-Type",
                "application/json; charset=utf-8",
                "Authorization",
                "Bearer " + recording.token());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(chunk(1)).isEqualTo("[{\"type\":4}]");
    }

    @Test
    void anEmptyLastChunkEndsAPage() {
        Map<String, Object> chunk =
                recording.chunk("w", 0, "gzip", Base64.getEncoder().encodeToString(Compress.gzip(new byte[0])));
        chunk.put("finalize", true);

        assertThat(Http.message(chunk).statusCode()).isEqualTo(204);
        assertThat(chunk(1)).isEmpty();
    }

    @Test
    void aLargeChunkIsCutIntoFramesAndComesBackWhole() {
        byte[] noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        String lines = "{\"type\":2,\"data\":\"" + Base64.getEncoder().encodeToString(noise) + "\"}\n";
        byte[] body = Compress.gzip(lines.getBytes(UTF_8));

        HttpResponse<String> answer = Http.post(
                "/events" + recording.query("w", 0),
                body,
                "Content-Type",
                "application/x-ndjson",
                "Content-Encoding",
                "gzip",
                "Authorization",
                "Bearer " + recording.token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(chunk(1)).isEqualTo(lines);
        assertThat(log.records(recording)).hasSize(1 + Math.ceilDiv(body.length, 900 * 1024));
    }

    private String chunk(int index) {
        LogEntry entry = log.entries(recording, index + 1).get(index);
        return new String(((LogEntry.Chunk) entry).events(), UTF_8);
    }
}
