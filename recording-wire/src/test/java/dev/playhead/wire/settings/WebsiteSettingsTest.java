package dev.playhead.wire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebsiteSettingsTest {
    private static final WebsiteId ID = new WebsiteId("flid_shop000000000000");
    private static final WebsiteSettings FULL = WebsiteSettings.builder(ID)
            .version(7)
            .name("Shop \"ä\"")
            .enabled(false)
            .publicKeys(List.of("dp_0123456789abcdef0123456789abcdef"))
            .privacy(PrivacyLevel.STRICT)
            .sampleRate(0.25)
            .allowedOrigins(List.of("https://shop.example"))
            .monthlyQuota(1000)
            .retentionDays(90)
            .flush(new FlushSettings(15_000, 100, 65_536))
            .capture(new CaptureSettings(false, true, true))
            .respectDnt(true)
            .build();

    private static final WebsiteSettings FULLER = FULL.toBuilder()
            .maskingRules(List.of(new MaskingRule("\\d{16}", "•••"), new MaskingRule("a\"b", "")))
            .limits(new LimitSettings(5, 1_000_000, 50_000_000))
            .includeCountry(true)
            .secretKeyHashes(List.of("ab".repeat(32)))
            .build();

    @Test
    void writesTheGoldenDocumentAndReadsItBack() {
        String golden = Golden.read("settings-v2.json").trim();

        assertThat(FULLER.toJson()).isEqualTo(golden);
        assertThat(WebsiteSettings.fromJson(golden)).isEqualTo(FULLER);
        assertThat(FULLER.toBuilder().build()).isEqualTo(FULLER);
    }

    @Test
    void readsWhatEarlierReleasesPublished() {
        assertThat(WebsiteSettings.fromJson(Golden.read("settings-v1.json"))).isEqualTo(FULL);
    }

    @Test
    void absentMembersTakeTheirDefaultAndUnknownOnesAreIgnored() {
        WebsiteSettings read = WebsiteSettings.fromJson(
                "{\"websiteId\":\"" + ID + "\",\"version\":1,\"later\":{\"a\":[1]},\"name\":null}");

        assertThat(read).isEqualTo(WebsiteSettings.builder(ID).build());
    }

    @Test
    void refusesWhatIsNoSettingsDocument() {
        for (String bad : new String[] {
            "",
            "[]",
            "{}",
            "{\"websiteId\":\"x\"}",
            "{\"websiteId\":\"" + ID + "\",\"sampleRate\":2}",
            "{\"websiteId\":\"" + ID + "\",\"enabled\":\"yes\"}",
            "{\"websiteId\":\"" + ID + "\"} trailing"
        }) {
            assertThatThrownBy(() -> WebsiteSettings.fromJson(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
