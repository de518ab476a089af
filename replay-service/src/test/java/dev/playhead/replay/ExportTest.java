package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.StoredBlock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportTest extends ReplayTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    CatalogReads catalog;

    @Test
    void eventsComeByTimeWhateverTheVisitorsClockDid() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        List<Stamped> recorded = recordWithAJumpingClock(recorder, 12);
        assertThat(blocks(recorder)).hasSizeGreaterThan(5);
        List<Integer> byTime = recorded.stream()
                .sorted(Comparator.comparingLong(Stamped::time))
                .map(Stamped::n)
                .toList();

        assertThat(numbers(lines(export(recorder, "ndjson", "identity").body())))
                .isEqualTo(byTime);

        HttpResponse<byte[]> json = export(recorder, "json", "gzip, zstd");
        assertThat(json.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(json.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"recording-" + recorder.id() + ".json\"");
        List<JsonNode> array = new ArrayList<>();
        JSON.readTree(gunzip(json.body())).forEach(array::add);
        assertThat(numbers(array)).isEqualTo(byTime);
        assertThat(numbers(events(recorder.id()))).as("log order").isEqualTo(upTo(recorded.size()));
    }

    @Test
    void whatIsMissingIsAGapInItsPlace() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        for (int i = 0; i < 3; i++) {
            recorder.chunk(2);
            indexer.publishAll(recorder.partition());
        }
        objects.delete(blocks(recorder).get(1).objectKey()).await().atMost(LONG);

        List<JsonNode> events = lines(export(recorder, "ndjson", "identity").body());

        assertThat(numbers(events)).containsExactly(0, 1, -1, 4, 5);
        assertThat(events.get(2).at("/data/payload/reason").asText()).isEqualTo("missing_object");
    }

    @Test
    void aPageHoldsTheRecordingAndAPolicyThatAllowsNothingElse() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(3);
        indexer.publishAll(recorder.partition());
        recorder.chunk(2);

        HttpResponse<byte[]> answer = export(recorder, "html", "gzip");
        String page = new String(answer.body(), StandardCharsets.UTF_8);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(only(page, "Content-Security-Policy\" content=\"([^\"]*)\""))
                .startsWith("default-src 'none'; script-src 'sha256-")
                .doesNotContain("http", "'self'", "connect-src");
        String embedded = only(page, "<script type=\"text/plain\" id=\"events\">([^<]*)</script>");
        assertThat(numbers(lines(gunzip(Base64.getDecoder().decode(embedded))))).isEqualTo(upTo(5));
        assertThat(json(only(page, "id=\"about\">([^<]*)</script>"))
                        .path("recordingId")
                        .asText())
                .isEqualTo(recorder.id().toString());
    }

    @Test
    void moreThanAnExportMayHoldIsRefusedUntilItIsStored() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);
        recorder.chunk(30, 10_000);

        HttpResponse<byte[]> early = export(recorder, "json", "identity");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(json(new String(early.body(), StandardCharsets.UTF_8))
                        .path("reason")
                        .asText())
                .isEqualTo("indexing_lags");
        assertThat(early.headers().firstValue("Retry-After")).isPresent();

        indexer.publishAll(recorder.partition());
        assertThat(numbers(lines(export(recorder, "ndjson", "identity").body())))
                .isEqualTo(upTo(31));
    }

    @Test
    void onlySoManyRunAtOnceAndOneThatIsNotReadGivesItsPlaceBack() throws Exception {
        TestRecorder large = new TestRecorder(kafka);
        for (int i = 0; i < 40; i++) {
            large.chunk(1, 900_000);
        }
        indexer.publishAll(large.partition());
        TestRecorder small = new TestRecorder(kafka);
        small.chunk(1);

        try (InputStream unread = http.send(
                        request(large.id(), "export?format=ndjson").build(), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(export(small, "json", "identity").statusCode()).isEqualTo(503);
            // The client that takes nothing is disconnected after playhead.replay.write-timeout.
            await().atMost(LONG).until(() -> export(small, "json", "identity").statusCode() == 200);
            assertThat(unread).isNotNull();
        }
    }

    @Test
    void othersAndUnknownFormatsAreRefused() {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);

        HttpRequest withoutKey = HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + recorder.id() + "/export"))
                .build();
        assertThat(send(withoutKey).statusCode()).isEqualTo(401);
        assertThat(export(recorder, "pdf", "identity").statusCode()).isEqualTo(400);
        assertThat(export(new TestRecorder(kafka), "json", "identity").statusCode())
                .isEqualTo(404);
        recorder.erase();
        assertThat(export(recorder, "json", "identity").statusCode()).isEqualTo(410);
    }

    private record Stamped(int n, long time) {}

    /** Every chunk is a block of its own; the clock is set back twice, stands still, and runs. */
    private List<Stamped> recordWithAJumpingClock(TestRecorder recorder, int chunks) throws Exception {
        Random random = new Random(7);
        List<Stamped> recorded = new ArrayList<>();
        long clock = TestRecorder.T0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            clock -= chunk % 5 == 4 ? 3_600_000 : 0;
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                clock += random.nextInt(3) * 700_000L;
                lines.add("{\"type\":3,\"timestamp\":" + clock + ",\"data\":{\"n\":" + recorded.size() + "}}");
                recorded.add(new Stamped(recorded.size(), clock));
            }
            recorder.append(recorder.body(chunk, String.join("\n", lines)));
            if (chunk < chunks - 2) {
                indexer.publishAll(recorder.partition());
            }
        }
        return recorded;
    }

    private List<StoredBlock> blocks(TestRecorder recorder) {
        return catalog.snapshot(recorder.id()).await().atMost(LONG).blocks();
    }

    private HttpResponse<byte[]> export(TestRecorder recorder, String format, String acceptEncoding) {
        return get(recorder.id(), "export?format=" + format, acceptEncoding);
    }

    private static String only(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static byte[] gunzip(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
