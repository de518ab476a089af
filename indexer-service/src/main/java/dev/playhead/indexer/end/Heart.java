package dev.playhead.indexer.end;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.archive.ArchiveObjects;
import dev.playhead.indexer.archive.ArchivedFacts;
import dev.playhead.indexer.archive.FreedSegments;
import dev.playhead.indexer.beat.Beats;
import dev.playhead.indexer.erase.Erasures;
import dev.playhead.indexer.fold.IndexLoop;
import dev.playhead.indexer.load.FactsLoader;
import dev.playhead.indexer.load.OutboxLoader;
import dev.playhead.indexer.load.Sweeper;
import dev.playhead.indexer.retention.Retention;
import dev.playhead.indexer.retry.Retry;
import dev.playhead.indexer.usage.UsagePublisher;
import dev.playhead.storage.objects.ObjectStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What happens by time and not by record. Each beat has a thread of its own, so that a server that hangs delays only its own. */
@ApplicationScoped
public class Heart {

    private static final Logger LOG = Logger.getLogger(Heart.class);
    private static final Duration LOAD_EVERY = Duration.ofSeconds(2);
    private static final int LOOKS_AN_AGE = 20;
    private static final Duration BUCKET_WITHIN = Duration.ofSeconds(30);

    private final IndexLoop loop;
    private final LeaseKeeper leases;
    private final FactsLoader facts;
    private final OutboxLoader outbox;
    private final Sweeper sweeper;
    private final FreedSegments freed;
    private final ArchiveObjects archives;
    private final ArchivedFacts archivedFacts;
    private final ObjectStore objects;
    private final Retry retry;
    private final Beats beats;
    private final Erasures erasures;
    private final UsagePublisher usage;
    private final Refusals refusals;
    private final Retention retention;
    private final IndexerConfig config;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            12, Thread.ofPlatform().name("heart-", 0).daemon().factory());

    Heart(
            IndexLoop loop,
            LeaseKeeper leases,
            FactsLoader facts,
            OutboxLoader outbox,
            Sweeper sweeper,
            FreedSegments freed,
            ArchiveObjects archives,
            ArchivedFacts archivedFacts,
            ObjectStore objects,
            Retry retry,
            Beats beats,
            Erasures erasures,
            UsagePublisher usage,
            Refusals refusals,
            Retention retention,
            IndexerConfig config) {
        this.loop = loop;
        this.leases = leases;
        this.facts = facts;
        this.outbox = outbox;
        this.sweeper = sweeper;
        this.freed = freed;
        this.archives = archives;
        this.archivedFacts = archivedFacts;
        this.objects = objects;
        this.retry = retry;
        this.beats = beats;
        this.erasures = erasures;
        this.usage = usage;
        this.refusals = refusals;
        this.retention = retention;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        threads.execute(() -> retry.untilAnswered(
                "create the bucket",
                () -> objects.createBucketIfMissing().await().atMost(BUCKET_WITHIN)));
        beat("close an aged segment", lookForAgedEvery(), loop::tick);
        beat("judge leases", config.tick(), () -> leases.judge(System.currentTimeMillis()));
        beat("load late facts", LOAD_EVERY, facts::loadLate);
        beat("load recordings' rows", LOAD_EVERY, outbox::loadLate);
        beat("erase recordings", config.eraseEvery(), erasures::work);
        beat("tell what websites have used", config.usageEvery(), usage::publish);
        beat("refuse recordings over quota", config.usageEvery(), refusals::append);
        beat("sweep unpublished segments", config.sweepEvery(), sweeper::sweep);
        beat("free segments", config.sweepEvery(), freed::condemn);
        beat("load facts from archives", LOAD_EVERY, archivedFacts::loadLate);
        beat("sweep archives", config.sweepEvery(), archives::sweep);
        beat("let recordings expire", retention.every(), retention::expire);
        beat("take away what has expired", retention.every(), retention::clear);
    }

    /** Facts wait for it: a segment of 2 s is at most a tenth of a second late. */
    private Duration lookForAgedEvery() {
        long often = Math.max(1, config.flushAge().toMillis() / LOOKS_AN_AGE);
        return Duration.ofMillis(Math.min(config.tick().toMillis(), often));
    }

    private void beat(String what, Duration every, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warnf("could not %s, next try in %s: %s", what, every, e);
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** The open segment is published first; then the consumer leaves the group, and another takes over from the checkpoint. */
    void onShutdown(@Observes ShutdownEvent event) {
        threads.shutdown();
        try {
            if (!loop.stop(config.drain())) {
                LOG.warn("the last segment was not published in time; the log still holds its records");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        retry.giveUp();
        beats.end();
    }
}
