package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.Installation;
import dev.playhead.endtoend.load.LoadWebsite;
import dev.playhead.endtoend.load.Pause;
import dev.playhead.standalone.RunningPlayhead;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Load, fault, pause, comparison; again and again. */
final class FaultRun {
    /** The slowest recovery, on a machine that is busy with other things. */
    private static final Duration WITHIN = Duration.ofMinutes(4);

    private static final Duration LOAD_BEFORE = Duration.ofSeconds(1);

    private final Plan plan;
    private final Journal journal;
    private final Tally tally = new Tally();
    private final Random random;
    private final RunningPlayhead playhead = Installation.running();

    FaultRun(Plan plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
        this.random = new Random(plan.seed());
    }

    /** @throws AssertionError at the first thing that isn't right, with all that a person needs to see it again */
    Tally run() throws InterruptedException {
        try {
            attempt();
            return tally;
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "%s%n%nSeed %d; ./playhead faults --seed %d draws the same faults. What happened:%n%s%n%n%s"
                            .formatted(
                                    failure.getMessage(),
                                    plan.seed(),
                                    plan.seed(),
                                    journal.text(),
                                    LogEnds.of(playhead.home())),
                    failure);
        }
    }

    private void attempt() throws InterruptedException {
        List<Recording> recordings =
                RecordingFiles.in(plan.recordings(), plan.load().largest());
        journal.note("%d recordings, %d events; Playhead runs"
                .formatted(
                        recordings.size(),
                        recordings.stream().mapToInt(Recording::events).sum()));
        if (!FileLimit.isPossible()) {
            journal.note("This machine has no prlimit: the kinds called \"…'s files can't grow\" are left out");
        }
        Catalog catalog = new Catalog(playhead);
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                Indexers indexers = new Indexers(playhead, catalog)) {
            LoadWebsite website = LoadWebsite.create(http, playhead);
            try (ReceivedLog log =
                    new ReceivedLog(playhead.servers().kafka().bootstrapServers(), website.websiteId())) {
                Quiet quiet = new Quiet(catalog, log, WITHIN);
                Expected expected = Expected.fromQuietRun(playhead, website, http, recordings, catalog, quiet, random);
                journal.note("seed %d; two quiet runs of %d recordings: %,d events, %,d facts in each"
                        .formatted(plan.seed(), recordings.size(), expected.events(), expected.facts()));
                try (SteadyLoad load = new SteadyLoad(
                        playhead,
                        website,
                        http,
                        recordings,
                        plan.load().tabs(),
                        plan.load().pace(),
                        random)) {
                    var replay = new Replay(http, playhead.gateway(), website.secretKey(), WITHIN);
                    var verification = new Verification(playhead, website, load, catalog, quiet, log, expected, replay);
                    rounds(load, verification, catalog, indexers);
                }
            }
        }
    }

    private void rounds(SteadyLoad load, Verification verification, Catalog catalog, Indexers indexers)
            throws InterruptedException {
        Deck deck = new Deck(plan.faults().all(), random);
        long end = System.nanoTime() + plan.length().toNanos();
        boolean last;
        do {
            List<Fault> faults = deck.draw(
                    random.nextInt(plan.faults().fewest(), plan.faults().most() + 1));
            load.resume();
            Pause.of(LOAD_BEFORE);
            long began = System.nanoTime();
            happen(faults, catalog, indexers);
            playhead.services().forEach(service -> service.awaitReady(Scene.BACK_WITHIN));
            Duration harm = since(began);
            Pause.of(LOAD_BEFORE);
            long healed = System.nanoTime();
            load.pause(WITHIN);
            last = System.nanoTime() > end || (plan.faults().eachOnce() && deck.allHaveHappened());
            verification.verify(last);
            tally.add(faults, harm, since(healed), verification);
            journal.note("%-48s %5.1f s, right after %5.1f s: %,d events acknowledged, %d recordings ended"
                    .formatted(
                            names(faults),
                            harm.toMillis() / 1000.0,
                            since(healed).toMillis() / 1000.0,
                            verification.acknowledged(),
                            verification.settled()));
        } while (!last);
    }

    private void happen(List<Fault> faults, Catalog catalog, Indexers indexers) throws InterruptedException {
        journal.note(names(faults));
        List<Future<?>> harms = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Fault fault : faults) {
                var scene = new Scene(
                        playhead,
                        catalog,
                        Installation.store(),
                        indexers,
                        new Random(random.nextLong()),
                        plan.faults().longestOutage());
                harms.add(threads.submit(() -> {
                    fault.harm().happen(scene);
                    return null;
                }));
            }
            for (Future<?> harm : harms) {
                harm.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException failure) {
            throw new AssertionError(
                    "the fault didn't come or go as it should: " + failure.getCause(), failure.getCause());
        } catch (TimeoutException endless) {
            throw new AssertionError("the fault isn't over after " + WITHIN, endless);
        }
    }

    private static String names(List<Fault> faults) {
        return faults.stream().map(Fault::name).collect(Collectors.joining(" + "));
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
