package dev.playhead.ingest.privacy;

import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.settings.MaskingRule;
import dev.playhead.wire.settings.WebsiteSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Filters as websites' settings make them. */
final class Filters {
    /** What people write first. */
    static final List<String> USUAL = List.of(
            "(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}",
            "\\b(?:\\d[ -]?){13,16}\\b",
            "\\+\\d{1,3}[ \\d]{6,14}",
            "sk_live_\\w+",
            "(?i)\\bbearer\\s+[\\w.-]+",
            "\\b\\d{3}-\\d{2}-\\d{4}\\b",
            "(?i)passw(or)?d\\W+\\w+",
            "\\b[A-Z]{2}\\d{2}(?: ?\\d{4}){4,6}\\b",
            "(?i)invoice \\d+",
            "555 0\\d{3}");

    private static final Masking MASKING = new Masking(List.of("utm_"), Duration.ofSeconds(60));

    private Filters() {}

    static Optional<PrivacyFilter> of(WebsiteSettings website, boolean recorderAskedForPrivacy) {
        return PrivacyFilter.of(website, recorderAskedForPrivacy, MASKING);
    }

    static PrivacyFilter strict() {
        return of(website(PrivacyLevel.STRICT), false).orElseThrow();
    }

    static PrivacyFilter rules(String... patterns) {
        return of(website(PrivacyLevel.BALANCED, patterns), false).orElseThrow();
    }

    static WebsiteSettings website(PrivacyLevel level, String... patterns) {
        return WebsiteSettings.builder(new WebsiteId("flid_0123456789abcdef"))
                .privacy(level)
                .maskingRules(Arrays.stream(patterns)
                        .map(pattern -> new MaskingRule(pattern, MaskingRule.DEFAULT_REPLACEMENT))
                        .toList())
                .build();
    }

    static String apply(PrivacyFilter filter, String... events) {
        byte[] ndjson = String.join("\n", events).getBytes(StandardCharsets.UTF_8);
        return new String(filter.apply(ndjson), StandardCharsets.UTF_8);
    }

    static String event(int type, String data) {
        return "{\"type\":" + type + ",\"data\":" + data + ",\"timestamp\":1700000000000}";
    }
}
