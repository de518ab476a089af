package dev.playhead.benchmarks.memory;

import dev.playhead.benchmarks.ingest.IngestRequests;
import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.system.PlayheadSystem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Ever more recorders that have sent their first chunk and keep their connection, and a viewer of every fiftieth. */
final class LivePeople implements AutoCloseable {
    private static final int WATCHED = 50;
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PlayheadSystem system;
    private final URI replay;
    private final List<RecordedChunks.Chunk> beginnings;
    private final IngestRequests ingest;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<IngestRequests.Recording> recorders = new ArrayList<>();
    private final List<InputStream> viewers = new ArrayList<>();

    LivePeople(PlayheadSystem system, List<RecordedChunks.Chunk> beginnings) throws IOException {
        this.system = system;
        this.replay = system.service("replay").url();
        this.beginnings = beginnings;
        this.ingest = new IngestRequests(system.service("ingest"), PlayheadSystem.WEBSITE.value());
    }

    /** Returns when as many are live and in the catalog. */
    void reach(int live) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<IngestRequests.Recording>> more = new ArrayList<>();
            for (int i = recorders.size(); i < live; i++) {
                byte[] beginning = beginnings.get(i % beginnings.size()).gzip();
                int number = i;
                more.add(() -> {
                    IngestRequests.Recording lane = ingest.lane(number);
                    lane.write(beginning);
                    return lane;
                });
            }
            for (Future<IngestRequests.Recording> begun : threads.invokeAll(more)) {
                IngestRequests.Recording lane = begun.get();
                if (recorders.size() % WATCHED == 0) {
                    watch(lane.id());
                }
                recorders.add(lane);
            }
        } catch (ExecutionException e) {
            throw new IOException("a recorder failed", e.getCause());
        }
        awaitCatalog();
    }

    private void watch(String recording) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(replay.resolve("/api/v1/replay/" + recording + "/live"))
                        .header("Authorization", "Bearer " + PlayheadSystem.ADMIN_KEY)
                        .build(),
                BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("replay answered " + answer.statusCode());
        }
        viewers.add(answer.body());
        Thread.ofVirtual().start(() -> drain(answer.body()));
    }

    private static void drain(InputStream body) {
        try {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The end of the benchmark.
        }
    }

    private void awaitCatalog() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection catalog = DriverManager.getConnection(
                        system.postgres().jdbcUrl(),
                        system.postgres().user(),
                        system.postgres().password());
                PreparedStatement known =
                        catalog.prepareStatement("SELECT count(*) FROM recordings WHERE recording_id = ANY (?)")) {
            known.setArray(
                    1,
                    catalog.createArrayOf(
                            "uuid",
                            recorders.stream().map(IngestRequests.Recording::id).toArray()));
            while (count(known) < recorders.size()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException(
                            "the catalog doesn't have " + recorders.size() + " recordings after " + PATIENCE);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (SQLException e) {
            throw new IOException("the catalog doesn't answer", e);
        }
    }

    private static long count(PreparedStatement known) throws SQLException {
        try (ResultSet rows = known.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        for (InputStream viewer : viewers) {
            viewer.close();
        }
        for (IngestRequests.Recording recorder : recorders) {
            recorder.close();
        }
        ingest.close();
        http.shutdownNow();
    }
}
