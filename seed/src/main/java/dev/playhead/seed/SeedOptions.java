package dev.playhead.seed;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line.
 *
 * @param home the folder whose run.json says where the servers are; without one the services' own environment variables do
 * @param website empty: the first one of that run.json
 */
record SeedOptions(
        long recordings,
        int days,
        long seed,
        double factsPerRecording,
        long until,
        boolean remove,
        Optional<String> website,
        Optional<Path> home) {
    static final String USAGE = """
            seed --recordings N [options]   makes up recordings: summaries and facts, without events
            seed --remove [--website ID]    takes away all that seed has made

              --website flid_…          whose they are; by default the first website's
              --days N                  over how many days, 30
              --until TIME              when the last day ends, such as 2026-11-22T00:00:00Z; by default this hour
              --seed N                  the same seed, run, --until, --days and --recordings make the same recordings, 42
              --facts-per-recording N   on average, about 10
              --home FOLDER             of a Playhead that ./playhead up runs; else the variables of the services are read
            """;

    /** @throws UsageException if it can't be understood */
    static SeedOptions parse(List<String> arguments, Instant now) {
        long recordings = 0;
        int days = 30;
        long seed = 42;
        double facts = 10;
        long until = Math.floorDiv(now.toEpochMilli(), Duration.ofHours(1).toMillis())
                * Duration.ofHours(1).toMillis();
        boolean remove = false;
        Optional<String> website = Optional.empty();
        Optional<Path> home = Optional.empty();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--recordings" -> recordings = (long) number(option, rest, 1, 1_000_000_000);
                case "--days" -> days = (int) number(option, rest, 1, 3_650);
                case "--seed" -> seed = (long) number(option, rest, 0, 1_000_000_000);
                case "--facts-per-recording" -> facts = number(option, rest, 1, 500);
                case "--until" -> until = time(value(option, rest));
                case "--remove" -> remove = true;
                case "--website" -> website = Optional.of(value(option, rest));
                case "--home" -> home = Optional.of(Path.of(value(option, rest)));
                default -> throw new UsageException("unknown option " + option);
            }
        }
        if (!remove && recordings == 0) {
            throw new UsageException("say how many: --recordings N");
        }
        return new SeedOptions(recordings, days, seed, facts, until, remove, website, home);
    }

    private static double number(String option, Iterator<String> rest, double least, double most) {
        String text = value(option, rest);
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new UsageException(option + " takes a number, not " + text, notOne);
        }
        throw new UsageException("%s is between %.0f and %.0f".formatted(option, least, most));
    }

    private static long time(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException notOne) {
            throw new UsageException("--until takes a time such as 2026-11-22T00:00:00Z, not " + text, notOne);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " takes a value");
        }
        return rest.next();
    }
}
