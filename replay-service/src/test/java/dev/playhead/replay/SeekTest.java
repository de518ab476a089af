package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two hours with a full snapshot every five minutes: a jump to the end reads what comes after the last snapshot and no more. 6 MB of
 * events that compress by half; 500 MB with {@code -Dplayhead.full=true}.
 */
@QuarkusTest
class SeekTest extends ReplayTest {
    private static final Logger LOG = Logger.getLogger(SeekTest.class);
    private static final int MINUTES = 120;
    private static final int SNAPSHOT_EVERY = 5;
    private static final long MINUTE_MS = 60_000;
    private static final int CHUNKS_A_MINUTE = 6;
    private static final int EVENTS_A_CHUNK = 10;
    private static final int BYTES_AN_EVENT = (Boolean.getBoolean("playhead.full") ? 500_000_000 : 6_000_000)
            / (MINUTES * CHUNKS_A_MINUTE * EVENTS_A_CHUNK);

    private final Random random = new Random(1);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aJumpToTheEndReadsAFewHundredthsOfTheRecording() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        for (int minute = 0; minute < MINUTES; minute++) {
            for (int chunk = 0; chunk < CHUNKS_A_MINUTE; chunk++) {
                recorder.append(recorder.body(minute * CHUNKS_A_MINUTE + chunk, chunk(minute, chunk)));
            }
            indexer.publishAll(recorder.partition());
        }
        long end = TestRecorder.T0 + MINUTES * MINUTE_MS;

        double before = metric("playhead_replay_stored_read_bytes_total");
        long whole = drain(recorder, "events");
        double all = metric("playhead_replay_stored_read_bytes_total") - before;
        List<JsonNode> last =
                lines(get(recorder.id(), "events?from=" + (end - 1), "identity").body());
        double jump = metric("playhead_replay_stored_read_bytes_total") - before - all;

        LOG.infof(
                "%.1f MB raw, %.1f MB stored: a jump to the end reads %.0f KB, %.1f %%",
                whole / 1e6, all / 1e6, jump / 1e3, 100 * jump / all);
        assertThat(jump / all).isPositive().isLessThan(0.05);
        assertThat(last.getFirst().path("type").asInt()).as("Meta").isEqualTo(4);
        assertThat(last.get(1).path("type").asInt()).as("FullSnapshot").isEqualTo(2);
        assertThat(last.getLast().path("timestamp").asLong()).isGreaterThan(end - MINUTE_MS);
        assertThat(last.stream().filter(event -> event.path("type").asInt() == 2))
                .hasSize(1);
    }

    private String chunk(int minute, int chunk) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < EVENTS_A_CHUNK; i++) {
            boolean first = minute % SNAPSHOT_EVERY == 0 && chunk == 0 && i < 2;
            int type = first ? 4 - 2 * i : 3;
            long at = TestRecorder.T0
                    + minute * MINUTE_MS
                    + (chunk * EVENTS_A_CHUNK + i) * MINUTE_MS / (CHUNKS_A_MINUTE * EVENTS_A_CHUNK);
            lines.append("{\"type\":%d,\"timestamp\":%d,\"data\":{\"source\":0,\"pad\":\"%s\"}}%n"
                    .formatted(type, at, hex(BYTES_AN_EVENT - 60)));
        }
        return lines.toString();
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) Character.forDigit(random.nextInt(16), 16);
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Reads it without holding it; gives its length. */
    private long drain(TestRecorder recorder, String what) throws Exception {
        HttpRequest request = request(recorder.id(), what).build();
        try (var body = http.send(request, BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[1 << 16];
            long length = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
            }
            return length;
        }
    }
}
