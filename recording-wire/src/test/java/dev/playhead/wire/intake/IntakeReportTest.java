package dev.playhead.wire.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Golden;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntakeReportTest {
    private static final WebsiteId SHOP = new WebsiteId("flid_shop000000000000");
    private static final long HOUR = 1_796_083_200_000L;
    private static final IntakeReport REPORT = new IntakeReport(
            UUID.fromString("0f0c7c39-5a0e-4a0e-8f6e-0b6d1f5d7a22"),
            List.of(
                    new IntakeReport.Tally(SHOP, HOUR, IntakeReport.ACCEPTED, 812, HOUR + 1_999),
                    new IntakeReport.Tally(SHOP, HOUR, "origin_not_allowed", 3, HOUR + 42)));

    @Test
    void writesTheGoldenDocumentAndReadsItBack() {
        String golden = Golden.read("intake-v1.json").trim();

        assertThat(new String(REPORT.toJson(), UTF_8)).isEqualTo(golden);
        assertThat(IntakeReport.fromJson(golden.getBytes(UTF_8))).isEqualTo(REPORT);
    }

    @Test
    void hoursBeginWhereUtcsDo() {
        assertThat(IntakeReport.hourOf(HOUR)).isEqualTo(HOUR);
        assertThat(IntakeReport.hourOf(HOUR - 1)).isEqualTo(HOUR - 3_600_000);
    }

    @Test
    void refusesWhatIsNoSuchDocument() {
        String tally =
                "{\"instance\":\"0f0c7c39-5a0e-4a0e-8f6e-0b6d1f5d7a22\",\"tallies\":[{\"websiteId\":\"%s\",%s}]}";
        for (String bad : new String[] {
            "",
            "{}",
            "{\"instance\":\"me\"}",
            tally.formatted("shop", "\"hour\":0,\"count\":1"),
            tally.formatted(SHOP.value(), "\"hour\":1,\"count\":1"),
            tally.formatted(SHOP.value(), "\"hour\":0,\"count\":0"),
            tally.formatted(SHOP.value(), "\"count\":1"),
            tally.formatted(SHOP.value(), "\"hour\":0,\"count\":1,\"reason\":\"<b>\"")
        }) {
            assertThatThrownBy(() -> IntakeReport.fromJson(bad.getBytes(UTF_8)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
