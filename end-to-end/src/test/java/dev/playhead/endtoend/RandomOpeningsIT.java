package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.endtoend.load.LiveViewer;
import dev.playhead.endtoend.load.Load;
import dev.playhead.endtoend.load.LoadRecorder;
import dev.playhead.endtoend.load.Pause;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Viewers come at random moments while recordings go on, others have ended and are being archived, and the indexer is killed. Some read
 * what there is, some watch, and some of those lose their connection and go on at another instance: each sees every event once, in
 * order. 50 openings, 1,000 with {@code -Dplayhead.full=true}.
 */
class RandomOpeningsIT {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int OPENINGS = Boolean.getBoolean("playhead.full") ? 1_000 : 50;
    private static final int KILLS = Boolean.getBoolean("playhead.full") ? 10 : 1;
    private static final int RECORDINGS = 8;
    private static final int ENDED = 3;
    private static final int CHUNKS_OF_ENDED = 10;
    private static final int VIEWERS_AT_ONCE = 16;
    private static final int LONGEST_PAUSE_MS = 400;
    private static final int MARKS_LIVE = 20;
    private static final long SEED = Long.getLong("playhead.openings.seed", 20_261_122);

    private final RunningPlayhead playhead = Installation.running();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(SEED);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyViewerSeesEveryEventOnce() throws Exception {
        ServiceHandle another = playhead.another("replay");
        var archived = new Archived(playhead);
        try (Load load = Load.start(playhead, RECORDINGS, 0, Duration.ofMillis(150));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            another.awaitReady(SOON);
            List<LoadRecorder> ended = end(load);
            List<LoadRecorder> all = new ArrayList<>(load.recorders());
            all.addAll(ended);
            List<URI> instances = List.of(playhead.gateway(), another.url());
            var places = new Semaphore(VIEWERS_AT_ONCE);
            List<Future<?>> openings = new ArrayList<>();
            for (int i = 0; i < OPENINGS; i++) {
                if (i % (OPENINGS / KILLS) == OPENINGS / KILLS / 2) {
                    playhead.service("indexer").awaitReady(SOON);
                    playhead.service("indexer").kill();
                }
                Pause.of(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)));
                LoadRecorder recorder = all.get(random.nextInt(all.size()));
                Visit visit = new Visit(load.website().secretKey(), recorder, instances, random.nextInt(2));
                int kind = ended.contains(recorder) ? 0 : random.nextInt(3);
                int hopsAfter = random.nextInt(1, MARKS_LIVE);
                places.acquire();
                openings.add(threads.submit(() -> {
                    try {
                        switch (kind) {
                            case 0 -> visit.read();
                            case 1 -> visit.watch(0);
                            default -> visit.watch(hopsAfter);
                        }
                    } finally {
                        places.release();
                    }
                    return null;
                }));
            }
            for (Future<?> opening : openings) {
                opening.get();
            }
            load.stop();
            for (LoadRecorder recorder : ended) {
                await().atMost(SOON).until(() -> archived.isWhole(recorder));
                new Visit(load.website().secretKey(), recorder, instances, 0).read();
            }
        } finally {
            http.shutdownNow();
            another.hold();
            playhead.service("indexer").awaitReady(SOON);
        }
    }

    /** Recordings that are left at once: they end, and are archived, in the next seconds. */
    private List<LoadRecorder> end(Load load) throws InterruptedException {
        List<LoadRecorder> ended = new ArrayList<>();
        for (int i = 0; i < ENDED; i++) {
            LoadRecorder recorder =
                    new LoadRecorder(http, playhead.gateway(), load.website().websiteId());
            for (int chunk = 0; chunk < CHUNKS_OF_ENDED; chunk++) {
                recorder.next();
            }
            recorder.leave();
            ended.add(recorder);
        }
        return ended;
    }

    /** One viewer of one recording. */
    private final class Visit {
        private final String secretKey;
        private final LoadRecorder recorder;
        private final List<URI> instances;
        private final AtomicInteger instance;

        Visit(String secretKey, LoadRecorder recorder, List<URI> instances, int first) {
            this.secretKey = secretKey;
            this.recorder = recorder;
            this.instances = instances;
            this.instance = new AtomicInteger(first);
        }

        private URI nextInstance() {
            return instances.get(instance.getAndIncrement() % instances.size());
        }

        void read() {
            int promised = recorder.acknowledgedMarks();
            List<String> seen = new Api(playhead, secretKey)
                    .replay(nextInstance(), recorder.recordingId()).stream()
                            .map(RandomOpeningsIT::mark)
                            .filter(mark -> !mark.isEmpty())
                            .toList();
            assertThat(seen).as("a replay has what was acknowledged before").hasSizeGreaterThanOrEqualTo(promised);
            isSeenOnce(seen);
        }

        /** @param hopsAfter so many marks behind those that were there it goes on at another instance; 0 = never */
        void watch(int hopsAfter) throws Exception {
            int promised = recorder.acknowledgedMarks();
            var viewer = new LiveViewer(http, this::nextInstance, secretKey, recorder.recordingId());
            Thread watching = Thread.ofVirtual().start(viewer);
            if (hopsAfter > 0) {
                sees(viewer, promised + hopsAfter);
                int before = viewer.connections();
                viewer.hop();
                await().atMost(SOON).until(() -> viewer.connections() > before);
            }
            sees(viewer, promised + MARKS_LIVE + hopsAfter);
            viewer.leave();
            watching.join();

            isSeenOnce(viewer.marks());
        }

        private void sees(LiveViewer viewer, int marks) {
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> viewer.marks().size() >= marks);
        }

        private void isSeenOnce(List<String> seen) {
            assertThat(seen)
                    .as("seed %d, recording %s", SEED, recorder.recordingId())
                    .isEqualTo(LoadRecorder.firstMarks(seen.size()));
        }
    }

    private static String mark(JsonNode event) {
        return event.at("/data/payload/mark").asText();
    }
}
