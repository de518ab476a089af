package dev.playhead.seed;

import dev.playhead.seed.world.Plan;
import dev.playhead.seed.world.SeededRecording;
import dev.playhead.seed.world.Visits;
import dev.playhead.seed.write.Backends;
import dev.playhead.seed.write.SeededWebsite;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Fills a website with made-up recordings, for development and load. */
public final class Seed {
    /** Recordings written at once: some 25 MB with their rows, at 10 facts each. */
    private static final int BATCH = 2_000;

    private Seed() {}

    public static void main(String[] arguments) {
        // Before anything logs: storage brings a log manager of its own, which would have the HTTP client write out
        // every
        // byte it sends.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger httpClient = Logger.getLogger("org.apache.hc");
        httpClient.setLevel(Level.WARNING);
        int code = run(List.of(arguments), Instant.now(), System.out, System.err);
        Reference.reachabilityFence(httpClient);
        System.exit(code);
    }

    /** Returns the exit code: 0 done, 1 failed, 2 not understood. */
    static int run(List<String> arguments, Instant now, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(SeedOptions.USAGE);
            return 0;
        }
        try {
            SeedOptions options = SeedOptions.parse(arguments, now);
            Installation installation = Installation.of(options);
            try (Backends backends = Backends.open(installation.configuration())) {
                var website = new SeededWebsite(backends, installation.websiteId());
                if (!website.exists()) {
                    throw new UsageException("there is no website " + installation.websiteId());
                }
                if (options.remove()) {
                    out.printf("removed %,d recordings%n", website.remove());
                } else {
                    fill(website, installation.websiteId(), options, out);
                }
            }
            return 0;
        } catch (UsageException notUnderstood) {
            err.println("seed: " + notUnderstood.getMessage());
            err.print(SeedOptions.USAGE);
            return 2;
        } catch (CompletionException failure) {
            err.println("seed could not write: " + failure.getCause());
            return 1;
        } catch (Exception failure) {
            err.println("seed failed: " + failure);
            return 1;
        }
    }

    private static void fill(SeededWebsite website, String websiteId, SeedOptions options, PrintStream out)
            throws SQLException {
        int run = website.runs() + 1;
        Plan plan = new Plan(
                websiteId,
                options.recordings(),
                options.days(),
                options.until(),
                options.seed(),
                run,
                options.factsPerRecording());
        Visits visits = new Visits(plan);
        Progress progress = new Progress(options.recordings(), out);
        try (SeededWebsite.Writing writing = website.write(run)) {
            List<SeededRecording> batch = new ArrayList<>();
            for (int hour = 0; hour < visits.hours(); hour++) {
                for (SeededRecording recording : visits.ofHour(hour)) {
                    batch.add(recording);
                    if (batch.size() == BATCH) {
                        writing.write(batch);
                        progress.made(batch);
                        batch = new ArrayList<>();
                    }
                }
            }
            writing.write(batch);
            progress.made(batch);
        }
        progress.finish(run);
    }
}
