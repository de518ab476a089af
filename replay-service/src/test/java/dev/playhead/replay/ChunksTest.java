package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.playhead.storage.catalog.BlocksJson;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.RecordingSnapshot;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.segment.Run;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChunksTest extends ReplayTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    CatalogReads catalog;

    @Test
    void piecesAreListedAPageAtATimeAndTogetherAreWhatIsStored() throws Exception {
        TestRecorder recorder = stored(4, 3, 5);
        recorder.chunk(2);

        List<JsonNode> listed = new ArrayList<>();
        String query = "chunks?limit=2";
        for (int page = 0; page < 2; page++) {
            JsonNode answer = json(text(get(recorder.id(), query, "identity")));
            answer.path("chunks").forEach(listed::add);
            query = "chunks?limit=2&cursor=" + answer.path("nextCursor").asText();
            assertThat(answer.path("nextCursor").isNull()).isEqualTo(page == 1);
        }

        assertThat(listed).extracting(chunk -> chunk.path("eventCount").asInt()).containsExactly(4, 3, 5);
        assertThat(listed)
                .extracting(chunk -> chunk.path("keyframe").asBoolean())
                .containsExactly(true, false, true);
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode chunk : listed) {
            HttpResponse<byte[]> piece =
                    get(recorder.id(), "chunks/" + chunk.path("n").asText(), "identity");
            assertThat((long) piece.body().length)
                    .isEqualTo(chunk.path("rawBytes").asLong());
            assertThat(chunk.path("n").asText())
                    .isEqualTo(chunk.path("first").asText() + "-"
                            + chunk.path("last").asText());
            events.addAll(lines(piece.body()));
        }
        assertThat(numbers(events)).isEqualTo(upTo(12));
        assertThat(events.getFirst().path("timestamp").asLong())
                .isEqualTo(listed.getFirst().path("firstTimestamp").asLong());
        assertThat(events.getLast().path("timestamp").asLong())
                .isEqualTo(listed.getLast().path("lastTimestamp").asLong());
    }

    @Test
    void aPieceIsTheStoredFrameOrOneGzipMemberAndMayBeKept() throws Exception {
        TestRecorder recorder = stored(20);
        StoredBlock block = snapshot(recorder).blocks().getFirst();
        String path = "chunks/" + only(recorder).path("n").asText();

        HttpResponse<byte[]> zstd = get(recorder.id(), path, "gzip, zstd");
        HttpResponse<byte[]> gzip = get(recorder.id(), path, "gzip");

        assertThat(zstd.body())
                .isEqualTo(objects.range(block.objectKey(), block.byteOffset(), block.byteLength())
                        .await()
                        .atMost(LONG));
        assertThat(zstd.headers().firstValue("Content-Encoding")).contains("zstd");
        assertThat(numbers(lines(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())))
                .isEqualTo(upTo(20));
        assertThat(zstd.headers().firstValue("Cache-Control")).contains("private, max-age=3600, immutable");
        String tag = zstd.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> kept =
                send(request(recorder.id(), path).header("If-None-Match", tag).build());
        assertThat(kept.statusCode()).isEqualTo(304);
        assertThat(kept.body()).isEmpty();
    }

    @Test
    void anIdNamesTheSameEventsAfterPiecesWerePutTogether() throws Exception {
        TestRecorder recorder = stored(4, 3, 5);
        List<JsonNode> before = new ArrayList<>();
        json(text(get(recorder.id(), "chunks", "identity"))).path("chunks").forEach(before::add);
        List<byte[]> bodies = new ArrayList<>();
        for (JsonNode chunk : before) {
            bodies.add(get(recorder.id(), "chunks/" + chunk.path("n").asText(), "identity")
                    .body());
        }

        putTogether(recorder, snapshot(recorder).blocks().subList(0, 2));

        for (int i = 0; i < before.size(); i++) {
            String path = "chunks/" + before.get(i).path("n").asText();
            assertThat(get(recorder.id(), path, "identity").body()).isEqualTo(bodies.get(i));
            assertThat(new ZstdInputStream(new ByteArrayInputStream(
                                    get(recorder.id(), path, "zstd").body()))
                            .readAllBytes())
                    .isEqualTo(bodies.get(i));
        }
        JsonNode after = json(text(get(recorder.id(), "chunks", "identity"))).path("chunks");
        assertThat(after).hasSize(2);
        String larger = before.get(0).path("first").asText() + "-"
                + before.get(1).path("last").asText();
        assertThat(after.get(0).path("n").asText()).isEqualTo(larger);
        assertThat(numbers(
                        lines(get(recorder.id(), "chunks/" + larger, "identity").body())))
                .isEqualTo(upTo(7));
    }

    @Test
    void whatIsNoPieceIsNotFound() throws Exception {
        TestRecorder recorder = stored(4);
        long tail = recorder.chunk(2);
        String n = only(recorder).path("n").asText();
        String first = only(recorder).path("first").asText();

        for (String id :
                List.of("0", "x", n + "-", first + "-" + tail + ".1", tail + ".0-" + tail + ".1", first + "-1")) {
            HttpResponse<byte[]> answer = get(recorder.id(), "chunks/" + id, "identity");
            assertThat(answer.statusCode()).as(id).isEqualTo(404);
            assertThat(json(text(answer)).path("reason").asText()).isEqualTo("no_chunk");
        }
        assertThat(get(recorder.id(), "chunks?limit=0", "identity").statusCode())
                .isEqualTo(400);
        assertThat(get(recorder.id(), "chunks?limit=1001", "identity").statusCode())
                .isEqualTo(400);
        assertThat(get(recorder.id(), "chunks?cursor=x", "identity").statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothingIsStoredOfWhatOnlyTheLogKnows() {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(3);

        JsonNode answer = json(text(get(recorder.id(), "chunks", "identity")));

        assertThat(answer.path("chunks")).isEmpty();
        assertThat(answer.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void erasedForeignAndLostPiecesSaySo() throws Exception {
        TestRecorder recorder = stored(4);
        String path = "chunks/" + only(recorder).path("n").asText();
        TestRecorder other = stored(1);
        StoredBlock block = snapshot(other).blocks().getFirst();
        objects.delete(block.objectKey()).await().atMost(LONG);

        HttpResponse<byte[]> lost =
                get(other.id(), "chunks/" + only(other).path("n").asText(), "zstd");
        assertThat(lost.statusCode()).isEqualTo(500);
        assertThat(json(text(lost)).path("reason").asText()).isEqualTo("missing_object");
        assertThat(lost.headers().firstValue("Cache-Control")).contains("no-store");
        recorder.erase();
        assertThat(get(recorder.id(), path, "zstd").statusCode()).isEqualTo(410);
        assertThat(get(recorder.id(), "chunks", "identity").statusCode()).isEqualTo(410);
        assertThat(send(request(recorder.id(), path)
                                .setHeader("Authorization", "Bearer sk_x")
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    /** A recording with one block for each of these numbers of events. */
    private TestRecorder stored(int... events) throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        for (int count : events) {
            recorder.chunk(count);
            indexer.publishAll(recorder.partition());
        }
        return recorder;
    }

    private RecordingSnapshot snapshot(TestRecorder recorder) {
        return catalog.snapshot(recorder.id()).await().atMost(LONG);
    }

    private JsonNode only(TestRecorder recorder) {
        JsonNode chunks = json(text(get(recorder.id(), "chunks", "identity"))).path("chunks");
        assertThat(chunks).hasSize(1);
        return chunks.get(0);
    }

    /** As archiving does: one larger block in place of several. */
    private void putTogether(TestRecorder recorder, List<StoredBlock> blocks) throws Exception {
        List<byte[]> lines = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        for (StoredBlock block : blocks) {
            byte[] frame = objects.range(block.objectKey(), block.byteOffset(), block.byteLength())
                    .await()
                    .atMost(LONG);
            lines.add(new ZstdInputStream(new ByteArrayInputStream(frame)).readAllBytes());
            runs.addAll(block.runs());
        }
        byte[] raw = join(lines);
        byte[] frame = Zstd.compress(raw, 19);
        UUID segment = UUID.randomUUID();
        String key = "segments/together/" + segment + ".seg";
        objects.put(key, frame).await().atMost(LONG);
        StoredBlock first = blocks.getFirst();
        StoredBlock last = blocks.getLast();
        indexer.update(
                "INSERT INTO segments(segment_id, object_key, state, owner) VALUES (?, ?, 'published', 'test')",
                segment,
                key);
        indexer.update(
                "DELETE FROM blocks WHERE recording_id = ? AND first_offset <= ?",
                recorder.id().value(),
                last.firstOffset());
        indexer.update(
                "INSERT INTO blocks(recording_id, first_offset, last_offset, segment_id, byte_offset, byte_length, raw_bytes,"
                        + " event_count, first_timestamp, last_timestamp, runs, keyframes)"
                        + " VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?::jsonb, '[]')",
                recorder.id().value(),
                first.firstOffset(),
                last.lastOffset(),
                segment,
                frame.length,
                raw.length,
                blocks.stream().mapToInt(StoredBlock::eventCount).sum(),
                first.firstTimestamp(),
                last.lastTimestamp(),
                BlocksJson.runs(runs));
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
