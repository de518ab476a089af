package dev.playhead.benchmarks.replay;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Medians;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Bucket;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.ServiceProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * A stored recording from replay-service, in zstd, against as many bytes from the S3 server itself, in one object with one request: turn
 * by turn. Then a jump to the end of a recording of 500 MB.
 */
public final class ReplayBenchmark implements Benchmark {
    private static final String PLAIN_OBJECT = "plain";
    /** What a busy page uploads in the 10 s of a segment. */
    private static final int CHUNKS_A_BLOCK = 5;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "a stored recording, against the same bytes from the S3 server; a jump to its end";
    }

    @Override
    public void measure(Run run) throws Exception {
        List<byte[]> chunks = RecordedChunks.of(run.recordings());
        PlayheadSystem system = run.system();
        system.startStores();
        ServiceProcess replay = system.service("replay");
        // Throughput is by the clock.
        system.end("indexer");
        try (Bucket bucket = new Bucket(system.s3());
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            StoredRecording recording = new StoredRecording(system, bucket);
            recording.store(blocks(chunks, run.pick(1, 1, 4)));
            byte[] noise = new byte[Math.toIntExact(recording.storedBytes())];
            new Random(1).nextBytes(noise);
            bucket.put(PLAIN_OBJECT, noise);
            run.say(
                    "%.1f MB raw, %.1f MB stored, %d events",
                    recording.rawBytes() / 1e6, recording.storedBytes() / 1e6, recording.events());
            URI events = replay.url().resolve("/api/v1/replay/" + recording.id() + "/events");
            compare(run, () -> bucket.get(PLAIN_OBJECT), () -> open(http, events));
            new JumpToEnd(system, replay.url(), bucket, uri -> open(http, uri)).measure(run, chunks);
        }
    }

    private static void compare(Run run, Download.Source direct, Download.Source replay)
            throws IOException, InterruptedException {
        List<Download> baseline = new ArrayList<>();
        List<Download> candidate = new ArrayList<>();
        int warming = run.pick(1, 8, 10);
        for (int round = -warming; round < run.pick(1, 5, 9); round++) {
            Download plain = Download.of(direct);
            Download replayed = Download.of(replay);
            if (round >= 0) {
                baseline.add(plain);
                candidate.add(replayed);
            }
        }
        Figure speed = Medians.compare(
                "stored replay: throughput", "MB/s compressed", baseline, candidate, Download::megabytesPerSecond);
        run.found(speed.ratioAtLeast(0.7));
        run.found(Medians.compare("stored replay: first byte", "ms", baseline, candidate, Download::firstByteMillis)
                .ratioAtMost(1.43));
    }

    private static InputStream open(HttpClient http, URI events) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(events)
                        .header("Authorization", "Bearer " + PlayheadSystem.ADMIN_KEY)
                        .header("Accept-Encoding", "zstd")
                        .build(),
                BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("replay answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static List<List<byte[]>> blocks(List<byte[]> chunks, int times) throws IOException {
        List<List<byte[]>> blocks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (int from = 0; from < chunks.size(); from += CHUNKS_A_BLOCK) {
                List<byte[]> block = new ArrayList<>();
                for (byte[] chunk : chunks.subList(from, Math.min(chunks.size(), from + CHUNKS_A_BLOCK))) {
                    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(chunk))) {
                        block.add(plain.readAllBytes());
                    }
                }
                blocks.add(block);
            }
        }
        return blocks;
    }
}
