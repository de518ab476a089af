package dev.playhead.benchmarks.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Facts;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.storage.clickhouse.ClickHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How soon after its acknowledgement a recording is listed, and its facts can be asked for. */
public final class VisibleBenchmark implements Benchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SEGMENT_AGE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public String about() {
        return "from the acknowledgement to the list, and to the facts";
    }

    @Override
    public void measure(Run run) throws Exception {
        PlayheadSystem system = run.system();
        system.startAll();
        URI ingest = system.service("ingest").url();
        URI query = system.service("query").url();
        system.service("indexer", IndexerBenchmark.SETTINGS);
        try (ClickHouse facts = new ClickHouse(Facts.settings(system.clickHouse()))) {
            String website = website(query, ingest);
            int times = run.pick(1, 2, 30);
            long[] listed = new long[times];
            long[] counted = new long[times];
            for (int i = -1; i < times; i++) {
                long acknowledged = 0;
                String recording = record(ingest, website);
                acknowledged = System.nanoTime();
                await(() -> get(query, website).contains(recording));
                long inList = System.nanoTime() - acknowledged;
                await(() -> facts.queryBlocking(
                                        "SELECT count() AS n FROM facts WHERE recording_id = {id:UUID}",
                                        Map.of("id", recording))
                                .getFirst()
                                .path("n")
                                .asLong()
                        > 0);
                if (i >= 0) {
                    listed[i] = inList;
                    counted[i] = System.nanoTime() - acknowledged;
                }
            }
            report(run, "acknowledged to list", listed, 1);
            report(run, "acknowledged to facts, segments of 2 s", counted, SEGMENT_AGE.toMillis() / 1e3 + 0.5);
        }
    }

    private static void report(Run run, String what, long[] nanos, double goal) {
        Measurement all = new Measurement(nanos, 0, Duration.ZERO, Duration.ZERO);
        run.found(Figure.of(what + ": p50", "s", all.millis(0.5) / 1e3).atMost(goal));
        run.found(Figure.of(what + ": p95", "s", all.millis(0.95) / 1e3).atMost(goal));
    }

    private String website(URI query, URI ingest) throws Exception {
        String id = post(query.resolve("/api/v1/websites"), "{\"name\":\"Benchmark\"}")
                .required("websiteId")
                .asText();
        await(() -> post(ingest.resolve("/events"), start(id)).path("accepted").asBoolean());
        return id;
    }

    private static String start(String website) {
        return "{\"type\":\"recording_start\",\"websiteId\":\"" + website
                + "\",\"visitorUid\":\"v\",\"sessionUid\":\"s\",\"url\":\"https://shop.example/\"}";
    }

    /** Returns when its first chunk is acknowledged, which opens a page: a fact. */
    private String record(URI ingest, String website) throws IOException, InterruptedException {
        JsonNode started = post(ingest.resolve("/events"), start(website));
        String id = started.required("recordingUid").asText();
        long now = System.currentTimeMillis();
        String page = "{\"type\":4,\"timestamp\":" + now
                + ",\"data\":{\"href\":\"https://shop.example/cart\",\"width\":1280,\"height\":800}}\n";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(ingest.resolve("/recordings/" + id + "/chunks?windowId=w&seq=0"))
                        .header("Content-Type", "application/x-ndjson")
                        .header(
                                "Authorization",
                                "Bearer " + started.required("token").asText())
                        .POST(BodyPublishers.ofString(page))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IOException("ingest answered " + answer.statusCode() + ": " + answer.body());
        }
        return id;
    }

    private String get(URI query, String website) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                authorized(query.resolve("/api/v1/recordings?limit=50&websiteId=" + website))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("query answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private JsonNode post(URI uri, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                authorized(uri)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(uri.getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + PlayheadSystem.ADMIN_KEY);
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("not within " + PATIENCE);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
