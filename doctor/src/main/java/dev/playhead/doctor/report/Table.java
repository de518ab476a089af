package dev.playhead.doctor.report;

import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.hop.HopReport;
import dev.playhead.doctor.hop.Outcome;
import java.io.PrintStream;
import java.util.Locale;

/** One line a hop, written as the hops end; on a terminal the present one shows how long it has waited. */
public final class Table implements Progress {
    private static final String ROW = "  %-20s %-9s %10s  %s";
    private static final long SHOWN_AFTER_MS = 1_000;
    private static final String CLEAR_LINE = "\r\033[2K";

    private final PrintStream out;
    private final boolean terminal;
    private HopName present = HopName.GATEWAY;

    public Table(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void begins(HopName hop) {
        present = hop;
        waiting(0);
    }

    @Override
    public void waited(long milliseconds) {
        if (milliseconds >= SHOWN_AFTER_MS) {
            waiting(milliseconds);
        }
    }

    @Override
    public void ended(HopReport report) {
        out.println((terminal ? CLEAR_LINE : "") + row(report).stripTrailing());
        out.flush();
    }

    static String row(HopReport report) {
        String label = report.hop().label();
        return switch (report.outcome()) {
            case Outcome.Passed(long tookMs, String detail) ->
                ROW.formatted(
                        label,
                        report.isSlow() ? "slow" : "ok",
                        millis(tookMs),
                        report.isSlow()
                                ? detail + " (slow after "
                                        + millis(report.slowAfter().toMillis()) + ")"
                                : detail);
            case Outcome.Failed(var trouble) -> ROW.formatted(label, "FAILED", "", trouble.sentence());
            case Outcome.Skipped(String why) -> ROW.formatted(label, "not tried", "", why);
        };
    }

    private static String millis(long milliseconds) {
        return String.format(Locale.ROOT, "%,d ms", milliseconds);
    }

    private void waiting(long milliseconds) {
        if (terminal) {
            out.print(CLEAR_LINE
                    + ROW.formatted(present.label(), "…", milliseconds == 0 ? "" : milliseconds / 1000 + " s", "")
                            .stripTrailing());
            out.flush();
        }
    }
}
