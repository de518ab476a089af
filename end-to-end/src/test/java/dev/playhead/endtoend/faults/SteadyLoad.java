package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.load.LoadWebsite;
import dev.playhead.endtoend.load.NativeClient;
import dev.playhead.endtoend.load.Pause;
import dev.playhead.standalone.RunningPlayhead;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tabs that record one real recording after another, at an even pace, with pauses in which nothing is under way. */
final class SteadyLoad implements AutoCloseable {
    /** More often than a recording's lease lapses. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final RunningPlayhead playhead;
    private final LoadWebsite website;
    private final HttpClient http;
    private final List<Recording> recordings;
    private final Duration pace;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Playback> playbacks = new CopyOnWriteArrayList<>();
    private final List<Tab> tabs = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean ended;

    /**
     * Paused from the start.
     *
     * @param pace between two chunks of a tab
     */
    SteadyLoad(
            RunningPlayhead playhead,
            LoadWebsite website,
            HttpClient http,
            List<Recording> recordings,
            int tabs,
            Duration pace,
            Random random) {
        this.playhead = playhead;
        this.website = website;
        this.http = http;
        this.recordings = recordings;
        this.pace = pace;
        for (int i = 0; i < tabs; i++) {
            Tab tab = new Tab(new Random(random.nextLong()));
            this.tabs.add(tab);
            running.add(threads.submit(() -> {
                tab.record();
                return null;
            }));
        }
    }

    void resume() {
        tabs.forEach(tab -> tab.turn.release());
    }

    /**
     * Returns when every tab's chunk is acknowledged; none sends another until {@link #resume}.
     *
     * @throws AssertionError when one isn't within that time, or was refused for good
     */
    void pause(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        for (int i = 0; i < tabs.size(); i++) {
            while (!tabs.get(i).turn.tryAcquire(1, TimeUnit.SECONDS)) {
                failIfEnded(running.get(i));
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("a chunk isn't acknowledged within " + within);
                }
            }
        }
    }

    /** What was begun and isn't {@link #settled}. */
    List<Playback> playbacks() {
        return List.copyOf(playbacks);
    }

    void settled(Playback playback) {
        playbacks.remove(playback);
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
        threads.close();
    }

    private static void failIfEnded(Future<?> tab) throws InterruptedException {
        if (tab.isDone()) {
            try {
                tab.get();
            } catch (ExecutionException failure) {
                throw new AssertionError("a recorder gave up: " + failure.getCause(), failure.getCause());
            }
        }
    }

    private final class Tab {
        private final Random random;
        private final Semaphore turn = new Semaphore(0, true);
        private @Nullable Playback playback;

        Tab(Random random) {
            this.random = random;
        }

        void record() throws InterruptedException {
            while (!ended) {
                Playback current = playback;
                if (turn.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                    step(current);
                    turn.release();
                    Pause.of(pace);
                } else if (current != null && !current.finished()) {
                    current.heartbeat();
                }
            }
        }

        private void step(@Nullable Playback current) throws InterruptedException {
            if (current == null || current.finished()) {
                Recording recording = recordings.get(random.nextInt(recordings.size()));
                var client = new NativeClient(
                        http, playhead.gateway(), website.websiteId(), recording.name(), "https://recorded.example/");
                playback = new Playback(recording, client, random);
                playbacks.add(playback);
            } else {
                current.next();
            }
        }
    }
}
