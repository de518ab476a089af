package dev.playhead.indexer.archive;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The threads on which recordings are archived. At the end the one that is being archived is given up, and another indexer takes it. */
@ApplicationScoped
class ArchiveWorkers {

    private static final Logger LOG = Logger.getLogger(ArchiveWorkers.class);

    private final Archiver archiver;
    private final ArchiveConfig config;
    private final ScheduledExecutorService threads;

    ArchiveWorkers(Archiver archiver, ArchiveConfig config) {
        this.archiver = archiver;
        this.config = config;
        this.threads = Executors.newScheduledThreadPool(
                config.atOnce(),
                Thread.ofPlatform().name("archiver-", 0).daemon().factory());
    }

    void onStart(@Observes StartupEvent event) {
        // a share or a level that can't be must not wait for the first recording
        new Politeness(config.cpuShare());
        long every = config.every().toMillis();
        for (int i = 0; i < config.atOnce(); i++) {
            threads.scheduleWithFixedDelay(this::work, every, every, TimeUnit.MILLISECONDS);
        }
    }

    private void work() {
        try {
            archiver.work();
        } catch (RuntimeException e) {
            LOG.warnf("could not archive recordings, next try in %s: %s", config.every(), e);
        }
    }

    void onShutdown(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }
}
