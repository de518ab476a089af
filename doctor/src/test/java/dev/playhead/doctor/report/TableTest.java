package dev.playhead.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.hop.HopReport;
import dev.playhead.doctor.hop.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void writesOneLineForEachHopAndNothingElseIntoAFile() {
        Table table = new Table(new PrintStream(written, true, StandardCharsets.UTF_8), false);

        table.begins(HopName.LIST);
        table.waited(5_000);
        table.ended(report(new Outcome.Passed(2_345, "found by its visitor")));

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("  listed               ok          2,345 ms  found by its visitor");
    }

    @Test
    void saysWhatIsSlowAndSinceWhen() {
        assertThat(Table.row(report(new Outcome.Passed(4_000, "found")))).contains("slow", "slow after 3,000 ms");
    }

    @Test
    void saysWhatFailedAndWhatWasNotTried() {
        assertThat(Table.row(report(new Outcome.Failed(new Trouble.Late("it is listed", 30_000)))))
                .contains("FAILED", "it is listed: not after 30.0 s");
        assertThat(Table.row(report(new Outcome.Skipped("it isn't stored")))).contains("not tried", "it isn't stored");
    }

    @Test
    void showsOnATerminalHowLongItHasWaited() {
        Table table = new Table(new PrintStream(written, true, StandardCharsets.UTF_8), true);

        table.begins(HopName.LIST);
        table.waited(5_000);

        assertThat(written.toString(StandardCharsets.UTF_8)).endsWith("5 s");
    }

    private static HopReport report(Outcome outcome) {
        return new HopReport(HopName.LIST, outcome, Duration.ofSeconds(3));
    }
}
