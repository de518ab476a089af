package dev.playhead.benchmarks.replay;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Report;
import dev.playhead.benchmarks.system.ReplaySystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * A stored recording from replay-service, in zstd, against as many bytes from the S3 server itself, in one object with one request: turn
 * by turn. Arguments: the repository's root, rounds, and how many times the recordings of the tests follow one another.
 */
public final class ReplayBenchmark {
    private static final String PLAIN_OBJECT = "plain";
    /** What a busy page uploads in the 10 s of a segment. */
    private static final int CHUNKS_A_BLOCK = 5;

    private ReplayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        int times = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
        List<byte[]> chunks = RecordedChunks.of(root.resolve("end-to-end/src/test/resources/recordings"));
        try (ReplaySystem system = ReplaySystem.start(root);
                Bucket bucket = new Bucket(system.s3());
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            bucket.create();
            StoredRecording recording = new StoredRecording(system, bucket);
            recording.store(blocks(chunks, times));
            byte[] noise = new byte[Math.toIntExact(recording.storedBytes())];
            new Random(1).nextBytes(noise);
            bucket.put(PLAIN_OBJECT, noise);
            URI events = system.replay().url().resolve("/api/v1/replay/" + recording.id() + "/events");
            System.out.println(measured(() -> bucket.get(PLAIN_OBJECT), () -> open(http, events), recording, rounds));
        }
    }

    private static String measured(
            Download.Source direct, Download.Source replay, StoredRecording recording, int rounds)
            throws IOException, InterruptedException {
        List<Download> baseline = new ArrayList<>();
        List<Download> candidate = new ArrayList<>();
        for (int round = -rounds / 2; round < rounds; round++) {
            Download plain = Download.of(direct);
            Download replayed = Download.of(replay);
            if (round >= 0) {
                baseline.add(plain);
                candidate.add(replayed);
            }
        }
        Report<Download> report = new Report<>("S3 server", "replay");
        report.add("first byte ms", baseline, candidate, Download::firstByteMillis);
        report.add("MB/s (compressed)", baseline, candidate, Download::megabytesPerSecond);
        return String.format(
                Locale.ROOT,
                "%.1f MB raw, %.1f MB stored, %d events; %d rounds on %d cores%n%n%s",
                recording.rawBytes() / 1e6,
                candidate.getFirst().bytes() / 1e6,
                recording.events(),
                rounds,
                Runtime.getRuntime().availableProcessors(),
                report.text());
    }

    private static InputStream open(HttpClient http, URI events) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(events)
                        .header("Authorization", "Bearer " + ReplaySystem.ADMIN_KEY)
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
