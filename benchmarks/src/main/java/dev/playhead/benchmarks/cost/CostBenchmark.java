package dev.playhead.benchmarks.cost;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.Feed;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that an indexer and a replay-service really make of their store, from the first chunk to the archive and two replays, and from
 * them the price of a month. Recordings of about a megabyte, each in twelve segments.
 */
public final class CostBenchmark implements Benchmark {
    private static final int RAW_BYTES = 1 << 20;
    /** Two minutes of use in segments of 10 s. */
    private static final int PIECES = 12;

    private static final String SEGMENTS = "SELECT count(*) FROM segments";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String about() {
        return "list price of 100,000 recordings of 1 MiB a month, from requests that were counted";
    }

    @Override
    public Needs needs() {
        return Needs.SYSTEM;
    }

    @Override
    public void measure(Run run) throws Exception {
        List<List<RecordedChunks.Chunk>> real = RecordedChunks.byRecording(run.recordings());
        int recordings = run.pick(2, 3, 30);
        PlayheadSystem system = run.system();
        system.startAll();
        try (CountingStore store = new CountingStore(system.s3().endpoint());
                Feed feed = new Feed(system)) {
            Map<String, String> counted = Map.of("QUARKUS_S3_ENDPOINT_OVERRIDE", store.endpoint());
            List<ServiceProcess> services =
                    system.sideBySide(Map.of("indexer", settings(run, counted), "replay", counted));
            ServiceProcess indexer = services.getFirst();
            ServiceProcess replay = services.getLast();
            Duration before = Cpu.ofWork(indexer);
            long segmentsBefore = ask(system, SEGMENTS);
            List<String> ids = new ArrayList<>();
            long[] sizes = record(run, real, feed, recordings, ids);
            awaitArchives(system, ids);
            Requests requests = new Requests(
                    recordings,
                    sizes[0],
                    sizes[1],
                    ask(system, "SELECT coalesce(sum(stored_bytes), 0) FROM archives WHERE " + among(ids)),
                    store,
                    Cpu.ofWork(indexer).minus(before));
            for (int time = 0; time < 2; time++) {
                for (String id : ids) {
                    replay(replay.url(), id);
                }
            }
            run.say("requests of the store: %s", store.counts());
            double writesASegment = requests.writesASegment(ask(system, SEGMENTS) - segmentsBefore);
            // What they leave behind is archived no more.
            system.end(services);
            for (Prices prices : List.of(Prices.R2, Prices.S3)) {
                new Bill(requests, prices, writesASegment).report(run);
            }
            Bill.others(run, requests);
        }
    }

    private static Map<String, String> settings(Run run, Map<String, String> counted) {
        Map<String, String> settings = new TreeMap<>(counted);
        settings.put("PLAYHEAD_INDEXER_FLUSH_AGE", run.pick("300ms", "300ms", "1s"));
        settings.put("PLAYHEAD_INDEXER_FINALIZED_LEASE", "1s");
        settings.put("PLAYHEAD_ARCHIVE_AFTER", "1s");
        settings.put("PLAYHEAD_ARCHIVE_EVERY", "1s");
        settings.put("PLAYHEAD_ARCHIVE_CPU_SHARE", "1");
        return settings;
    }

    /** Side by side, a piece of each in a segment. Returns raw bytes and bytes as uploaded. */
    private static long[] record(
            Run run, List<List<RecordedChunks.Chunk>> real, Feed feed, int recordings, List<String> ids)
            throws IOException {
        List<Feed.Recording> live = new ArrayList<>();
        List<List<RecordedChunks.Chunk>> parts = new ArrayList<>();
        long[] sizes = {0, 0};
        for (int i = 0; i < recordings; i++) {
            live.add(feed.begin());
            ids.add(live.getLast().subject().recordingId().toString());
            parts.add(megabyte(real.get(i % real.size())));
            for (RecordedChunks.Chunk chunk : parts.getLast()) {
                sizes[0] += chunk.lines().length;
                sizes[1] += chunk.gzip().length;
            }
        }
        for (int piece = 0; piece < PIECES; piece++) {
            for (int i = 0; i < recordings; i++) {
                List<RecordedChunks.Chunk> chunks = parts.get(i);
                int to = chunks.size() * (piece + 1) / PIECES;
                for (int at = chunks.size() * piece / PIECES; at < to; at++) {
                    live.get(i).send(chunks.get(at).gzip(), chunks.get(at).events(), at == chunks.size() - 1);
                }
            }
            feed.awaitPublished(false);
        }
        run.say("%d recordings, %.1f MB raw", recordings, sizes[0] / 1e6);
        return sizes;
    }

    private static List<RecordedChunks.Chunk> megabyte(List<RecordedChunks.Chunk> chunks) {
        List<RecordedChunks.Chunk> taken = new ArrayList<>();
        long bytes = 0;
        for (RecordedChunks.Chunk chunk : chunks) {
            if (bytes >= RAW_BYTES) {
                break;
            }
            taken.add(chunk);
            bytes += chunk.lines().length;
        }
        return taken;
    }

    /** SQL. */
    private static String among(List<String> recordings) {
        return "recording_id IN ('" + String.join("', '", recordings) + "')";
    }

    private static void awaitArchives(PlayheadSystem system, List<String> recordings) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ask(system, "SELECT count(*) FROM archives WHERE " + among(recordings)) < recordings.size()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("not everything was archived within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static long ask(PlayheadSystem system, String sql) throws SQLException {
        try (Connection catalog = DriverManager.getConnection(
                        system.postgres().jdbcUrl(),
                        system.postgres().user(),
                        system.postgres().password());
                Statement statement = catalog.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void replay(URI replay, String id) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(replay.resolve("/api/v1/replay/" + id + "/events"))
                        .header("Authorization", "Bearer " + PlayheadSystem.ADMIN_KEY)
                        .header("Accept-Encoding", "zstd")
                        .build(),
                BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        }
        if (answer.statusCode() != 200) {
            throw new IOException("replay answered " + answer.statusCode());
        }
    }
}
