package dev.playhead.doctor;

import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.hop.HopReport;
import dev.playhead.doctor.options.Options;
import dev.playhead.doctor.options.OptionsReader;
import dev.playhead.doctor.options.Usage;
import dev.playhead.doctor.options.UsageException;
import dev.playhead.doctor.report.JsonReport;
import dev.playhead.doctor.report.Progress;
import dev.playhead.doctor.report.Table;
import dev.playhead.doctor.report.Verdicts;
import dev.playhead.doctor.visit.Traces;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code ./playhead doctor}. */
public final class Doctor {
    private static final int USAGE = 2;
    private static final int INTERRUPTED = 130;

    private Doctor() {}

    public static void main(String[] args) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        System.exit(run(args, System.getenv(), System.out, System.err, terminal));
    }

    /**
     * One run.
     *
     * @param out takes the table, or the JSON document
     * @param terminal whether somebody watches {@code out} being written
     * @return the exit code: 0 well, 1 broken, 2 called wrongly, 3 slow
     */
    public static int run(
            String[] args, Map<String, String> environment, PrintStream out, PrintStream err, boolean terminal) {
        if (List.of(args).contains("--help")) {
            out.print(Usage.text());
            return 0;
        }
        Options options;
        try {
            options = OptionsReader.read(args, environment);
        } catch (UsageException mistyped) {
            err.println(mistyped.getMessage());
            err.println("./playhead doctor --help lists the options");
            return USAGE;
        }
        Progress progress = options.json() ? new Silent() : new Table(out, terminal);
        try (Checkup checkup = new Checkup(options, progress)) {
            // Stays after the run: it has nothing to say then.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> breakOff(checkup, err), "break-off"));
            Checkup.Result result = checkup.run();
            out.println(
                    options.json()
                            ? JsonReport.text(options.url(), result)
                            : "\n"
                                    + Verdicts.text(result.diagnosis(), result.system(), result.traces())
                                            .stripTrailing());
            return result.diagnosis().verdict().exitCode();
        } catch (InterruptedException brokenOff) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }

    private static void breakOff(Checkup checkup, PrintStream err) {
        if (checkup.isOver()) {
            return;
        }
        switch (checkup.breakOff()) {
            case Traces.None none -> err.println("\nBroken off; nothing was recorded");
            case Traces.Erased erased -> err.println("\nBroken off; what was recorded is erased");
            case Traces.Requested(String id, String by) ->
                err.println("\nBroken off; the erasure of recording " + id + " was asked for");
            case Traces.Left(String id, String why) ->
                err.println("\nBroken off; recording " + id + " could not be erased: " + why);
        }
    }

    /** Scripts wait for the document. */
    private static final class Silent implements Progress {
        @Override
        public void begins(HopName hop) {}

        @Override
        public void waited(long milliseconds) {}

        @Override
        public void ended(HopReport report) {}
    }
}
