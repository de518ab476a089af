package dev.playhead.endtoend.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./playhead faults}: an installation of its own, and faults for as long as one likes. */
final class FaultCommand {
    private static final String USAGE = "faults [--minutes N] [--recordings FOLDER] [--seed N] [--kinds a,b]";
    private static final int DEFAULT_MINUTES = 10;

    /** Kafka's client tells of every connection that it loses, which here is the rule. Held, or its level would be forgotten. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private FaultCommand() {}

    /** Exits 0 when everything was right, 1 when something wasn't, 2 when the command line can't be understood. */
    public static void main(String[] args) {
        Plan plan;
        try {
            plan = plan(args);
        } catch (IllegalArgumentException mistyped) {
            System.err.println(mistyped.getMessage() + ". " + USAGE);
            System.exit(2);
            return;
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        KAFKA.setLevel(Level.SEVERE);
        System.exit(run(plan));
    }

    private static int run(Plan plan) {
        Journal journal = new Journal(System.out);
        journal.note("Starting an installation on free ports");
        try {
            Tally tally = new FaultRun(plan, journal).run();
            System.out.printf(
                    "%nSeed %d, %d minutes%n%s", plan.seed(), plan.length().toMinutes(), tally.table());
            return 0;
        } catch (AssertionError wrong) {
            System.err.println(wrong.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Plan plan(String[] args) {
        int minutes = DEFAULT_MINUTES;
        List<String> kinds = List.of();
        Path recordings = RecordingFiles.own();
        long seed = new Random().nextInt(1_000_000);
        for (Iterator<String> rest = List.of(args).iterator(); rest.hasNext(); ) {
            String flag = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(flag + " isn't an option with a value");
            }
            String value = rest.next();
            switch (flag) {
                case "--minutes" -> minutes = (int) number(flag, value);
                case "--seed" -> seed = number(flag, value);
                case "--kinds" -> kinds = List.of(value.split(","));
                case "--recordings" -> recordings = folder(value);
                default -> throw new IllegalArgumentException("There is no option " + flag);
            }
        }
        Plan plan = Plan.thorough(recordings, kinds, seed, Duration.ofMinutes(minutes));
        plan.faults().all();
        return plan;
    }

    private static long number(String flag, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(flag + " takes a number, not " + value, noNumber);
        }
    }

    private static Path folder(String value) {
        Path folder = Path.of(value);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(value + " is no folder");
        }
        return folder;
    }
}
