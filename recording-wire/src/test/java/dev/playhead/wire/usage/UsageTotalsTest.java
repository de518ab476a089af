package dev.playhead.wire.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Golden;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class UsageTotalsTest {
    private static final UsageTotals NOVEMBER =
            new UsageTotals(new WebsiteId("flid_shop000000000000"), YearMonth.of(2026, 11), 12, 3_456, 7_890_123, 42);

    @Test
    void writesTheGoldenDocumentAndReadsItBack() {
        String golden = Golden.read("usage-v1.json").trim();

        assertThat(NOVEMBER.toJson()).isEqualTo(golden);
        assertThat(UsageTotals.fromJson(golden)).isEqualTo(NOVEMBER);
    }

    @Test
    void aLaterVersionOrMonthReplacesAnEarlierOne() {
        UsageTotals next = new UsageTotals(NOVEMBER.websiteId(), NOVEMBER.month(), 13, 0, 0, 43);
        UsageTotals december = new UsageTotals(NOVEMBER.websiteId(), YearMonth.of(2026, 12), 0, 0, 0, 1);

        assertThat(next.isNewerThan(NOVEMBER)).isTrue();
        assertThat(NOVEMBER.isNewerThan(next)).isFalse();
        assertThat(NOVEMBER.isNewerThan(NOVEMBER)).isFalse();
        assertThat(december.isNewerThan(next)).isTrue();
        assertThat(next.isNewerThan(december)).isFalse();
    }

    @Test
    void monthsAreThoseOfUtc() {
        assertThat(UsageTotals.monthOf(1_796_083_199_999L)).isEqualTo(YearMonth.of(2026, 11));
        assertThat(UsageTotals.monthOf(1_796_083_200_000L)).isEqualTo(YearMonth.of(2026, 12));
    }

    @Test
    void refusesWhatIsNoSuchDocument() {
        for (String bad : new String[] {
            "", "{}", "{\"websiteId\":\"flid_shop000000000000\",\"month\":\"yesterday\"}", NOVEMBER.toJson() + "x"
        }) {
            assertThatThrownBy(() -> UsageTotals.fromJson(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
