package dev.playhead.query.websites;

import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.wire.settings.CaptureSettings;
import dev.playhead.wire.settings.FlushSettings;
import dev.playhead.wire.settings.LimitSettings;
import dev.playhead.wire.settings.MaskingRule;
import dev.playhead.wire.settings.MaskingRules;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.settings.WebsiteSettingsBuilder;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        List<@Nullable String> allowedOrigins,

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
        List<@Nullable Rule> maskingRules,

        @Nullable Limits limits,

        @Schema(description = "Whether the visitor's country is kept, where a trusted proxy tells it") @Nullable
        Boolean includeCountry) {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ORIGINS = 100;
    private static final int MOST_CHUNKS_PER_SECOND = 1_000_000;
    private static final long MOST_BYTES_PER_MINUTE = 50_000_000_000L;

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

    /** How much may be sent, of each instance of ingest. */
    record Limits(
            @Schema(description = "Chunks a second of one recording, averaged over ten; 0 = the installation's default")
            @Nullable
            Integer chunksPerSecond,

            @Schema(description = "Bytes a minute of the website, compressed as sent; 0 = the installation's default")
            @Nullable
            Long bytesPerMinute,

            @Schema(description = "Bytes of one recording in all, compressed as sent; 0 = the installation's default")
            @Nullable
            Long recordingBytes) {
        LimitSettings over(LimitSettings now) {
            return new LimitSettings(
                    (int) between(
                            "limits.chunksPerSecond",
                            (long) or(chunksPerSecond, now.chunksPerSecond()),
                            0,
                            MOST_CHUNKS_PER_SECOND),
                    between(
                            "limits.bytesPerMinute",
                            or(bytesPerMinute, now.bytesPerMinute()),
                            0,
                            MOST_BYTES_PER_MINUTE),
                    between("limits.recordingBytes", or(recordingBytes, now.recordingBytes()), 0, Long.MAX_VALUE));
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

    /** The members that it changes, for the audit log: not their values. */
    List<String> named() {
        return Arrays.stream(WebsiteChange.class.getRecordComponents())
                .filter(member -> value(member) != null)
                .map(RecordComponent::getName)
                .toList();
    }

    private @Nullable Object value(RecordComponent member) {
        try {
            return member.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's own members can be read", e);
        }
    }

    /** Whether it changes what protects the installation from the website. */
    boolean concernsInstallation() {
        return monthlyQuota != null || limits != null;
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
                .maskingRules(maskingRules == null ? now.maskingRules() : rules(maskingRules))
                .limits(limits == null ? now.limits() : limits.over(now.limits()))
                .includeCountry(or(includeCountry, now.includeCountry()));
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

    private static List<String> origins(List<@Nullable String> origins) {
        if (origins.size() > MOST_ORIGINS) {
            throw ProblemException.member("allowedOrigins", "has at most " + MOST_ORIGINS + " origins.");
        }
        return origins.stream()
                .map(text -> Optional.ofNullable(text)
                        .flatMap(Origins::parse)
                        .orElseThrow(() -> ProblemException.member(
                                "allowedOrigins", "has origins like https://shop.example, without a path.")))
                .distinct()
                .toList();
    }

    /** Ingest keeps nothing of a website whose rules can't be applied, so they are judged here. */
    private static List<MaskingRule> rules(List<@Nullable Rule> given) {
        if (given.size() > MaskingRules.MAX_RULES) {
            throw ProblemException.member("maskingRules", "has at most " + MaskingRules.MAX_RULES + " rules.");
        }
        List<MaskingRule> rules = new ArrayList<>();
        for (Rule one : given) {
            String member = "maskingRules." + rules.size();
            if (one == null) {
                throw ProblemException.member(member, "is no rule: an object with a pattern.");
            }
            MaskingRule rule = one.toRule();
            MaskingRules.fault(rule).ifPresent(fault -> {
                throw ProblemException.member(member + "." + fault.member(), fault.reason() + ".");
            });
            rules.add(rule);
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
