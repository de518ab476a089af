package dev.playhead.query.websites;

import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.wire.settings.CaptureSettings;
import dev.playhead.wire.settings.FlushSettings;
import dev.playhead.wire.settings.MaskingRule;
import dev.playhead.wire.settings.MaskingRules;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.settings.WebsiteSettingsBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request changes of a website's settings; absent members stay as they are. */
@Schema(name = "WebsiteChange", description = "Settings to change; absent members stay as they are")
record WebsiteChange(
        @Schema(description = "For people") @Nullable String name,

        @Schema(description = "Whether recordings are taken at all") @Nullable
        Boolean enabled,

        @Schema(enumeration = {"balanced", "strict", "relaxed"}) @Nullable
        String privacy,

        @Schema(description = "Share of visitors that are recorded, 0 to 1") @Nullable
        Double sampleRate,

        @Schema(description = "Origins that may write, as https://shop.example; none = any") @Nullable
        List<String> allowedOrigins,

        @Schema(description = "Recordings a month; 0 = no limit") @Nullable
        Long monthlyQuota,

        @Nullable Integer retentionDays,
        @Nullable Flush flush,
        @Nullable Capture capture,
        @Nullable Boolean respectDnt,

        @Schema(
                description =
                        "What ingest hides in texts and attribute values before anything is kept; all of them anew")
        @Nullable
        List<Rule> maskingRules) {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ORIGINS = 100;

    /** What to hide. */
    record Rule(
            @Schema(description = "A regular expression in RE2's syntax") @Nullable
            String pattern,

            @Schema(description = "Put in place of each match; ••• by default") @Nullable
            String replacement) {
        MaskingRule toRule() {
            return new MaskingRule(or(pattern, ""), or(replacement, MaskingRule.DEFAULT_REPLACEMENT));
        }
    }

    /** When a recorder sends. */
    record Flush(
            @Nullable Integer intervalMs,
            @Nullable Integer maxEvents,
            @Nullable Integer maxBytes) {
        FlushSettings over(FlushSettings now) {
            return new FlushSettings(
                    or(intervalMs, now.intervalMs()), or(maxEvents, now.maxEvents()), or(maxBytes, now.maxBytes()));
        }
    }

    /** What a recorder captures besides the DOM. */
    record Capture(
            @Nullable Boolean console,
            @Nullable Boolean network,
            @Nullable Boolean canvas) {
        CaptureSettings over(CaptureSettings now) {
            return new CaptureSettings(
                    or(console, now.console()), or(network, now.network()), or(canvas, now.canvas()));
        }
    }

    /**
     * The settings with this change in them, their version not yet raised.
     *
     * @throws ProblemException 400 that names the member
     */
    WebsiteSettings over(WebsiteSettings now) {
        WebsiteSettingsBuilder next = now.toBuilder()
                .name(named(or(name, now.name())))
                .enabled(or(enabled, now.enabled()))
                .privacy(privacy == null ? now.privacy() : level(privacy))
                .sampleRate(share(or(sampleRate, now.sampleRate())))
                .allowedOrigins(allowedOrigins == null ? now.allowedOrigins() : origins(allowedOrigins))
                .monthlyQuota(between("monthlyQuota", or(monthlyQuota, now.monthlyQuota()), 0, Long.MAX_VALUE))
                .retentionDays((int) between("retentionDays", (long) or(retentionDays, now.retentionDays()), 1, 36_500))
                .capture(capture == null ? now.capture() : capture.over(now.capture()))
                .respectDnt(or(respectDnt, now.respectDnt()))
                .maskingRules(maskingRules == null ? now.maskingRules() : rules(maskingRules));
        try {
            return next.flush(flush == null ? now.flush() : flush.over(now.flush()))
                    .build();
        } catch (IllegalArgumentException e) {
            throw ProblemException.member("flush", "can't be: " + e.getMessage() + ".");
        }
    }

    private static String named(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw ProblemException.member("name", "is text of 1 to " + LONGEST_NAME + " characters.");
        }
        return name.strip();
    }

    private static PrivacyLevel level(String name) {
        return PrivacyLevel.fromWireName(name)
                .orElseThrow(() -> ProblemException.member("privacy", "is one of balanced, strict, relaxed."));
    }

    private static List<String> origins(List<String> origins) {
        if (origins.size() > MOST_ORIGINS) {
            throw ProblemException.member("allowedOrigins", "has at most " + MOST_ORIGINS + " origins.");
        }
        return origins.stream()
                .map(text -> Origins.parse(text)
                        .orElseThrow(() -> ProblemException.member(
                                "allowedOrigins", "has origins like https://shop.example, without a path.")))
                .distinct()
                .toList();
    }

    /** Ingest keeps nothing of a website whose rules can't be applied, so they are judged here. */
    private static List<MaskingRule> rules(List<Rule> given) {
        List<MaskingRule> rules = given.stream().map(Rule::toRule).toList();
        try {
            MaskingRules.compile(rules);
        } catch (IllegalArgumentException e) {
            throw ProblemException.member("maskingRules", "can't be: " + e.getMessage() + ".");
        }
        return rules;
    }

    private static double share(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw ProblemException.member("sampleRate", "is a number from 0 to 1.");
        }
        return value;
    }

    private static long between(String member, long value, long least, long most) {
        if (value < least || value > most) {
            throw ProblemException.member(member, "is a whole number from " + least + " to " + most + ".");
        }
        return value;
    }

    private static <T> T or(@Nullable T given, T now) {
        return given == null ? now : given;
    }
}
