package dev.playhead.endtoend.load;

import dev.playhead.standalone.RunningPlayhead;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A steady load: recordings that go on until {@link #stop}, and a live viewer of some of them. */
public final class Load implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<LoadRecorder> recorders = new ArrayList<>();
    private final List<LiveViewer> viewers = new ArrayList<>();
    private final List<Future<?>> recording = new ArrayList<>();
    private volatile boolean stopping;

    private final LoadWebsite website;

    private Load(RunningPlayhead playhead) throws InterruptedException {
        website = LoadWebsite.create(http, playhead);
    }

    /**
     * @param recordings how many at once
     * @param viewers how many of them are watched
     * @param every a chunk of each recording
     */
    public static Load start(RunningPlayhead playhead, int recordings, int viewers, Duration every)
            throws InterruptedException {
        Load load = new Load(playhead);
        for (int i = 0; i < recordings; i++) {
            LoadRecorder recorder = new LoadRecorder(load.http, playhead.gateway(), load.website.websiteId());
            load.recorders.add(recorder);
            load.recording.add(load.threads.submit(() -> {
                while (!load.stopping) {
                    recorder.next();
                    Pause.of(every);
                }
                return null;
            }));
            if (i < viewers) {
                var viewer =
                        new LiveViewer(load.http, playhead.gateway(), load.website.secretKey(), recorder.recordingId());
                load.viewers.add(viewer);
                load.threads.execute(viewer);
            }
        }
        return load;
    }

    /** Lets every recorder get its chunk acknowledged and ends. Viewers stay. */
    public List<LoadRecorder> stop() throws InterruptedException {
        stopping = true;
        for (Future<?> one : recording) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                throw new AssertionError("a recorder gave up", failure.getCause());
            }
        }
        return recorders;
    }

    public LoadWebsite website() {
        return website;
    }

    public List<LoadRecorder> recorders() {
        return recorders;
    }

    public List<LiveViewer> viewers() {
        return viewers;
    }

    /** Chunks acknowledged so far, of all recordings. */
    public long acknowledged() {
        return recorders.stream().mapToLong(LoadRecorder::acknowledged).sum();
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
        http.shutdownNow();
        threads.close();
        http.close();
    }
}
