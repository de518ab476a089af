package dev.playhead.wire.settings;

import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import java.util.List;

/** Collects settings; {@link #build} proves that they make sense. Starts from the defaults. */
@SuppressWarnings("CanIgnoreReturnValueSuggester") // a chain of setters, always read to its end
public final class WebsiteSettingsBuilder {
    private final WebsiteId websiteId;
    private long version = 1;
    private String name = "";
    private boolean enabled = true;
    private List<String> publicKeys = List.of();
    private PrivacyLevel privacy = PrivacyLevel.BALANCED;
    private double sampleRate = 1;
    private List<String> allowedOrigins = List.of();
    private long monthlyQuota;
    private int retentionDays = 30;
    private FlushSettings flush = FlushSettings.DEFAULTS;
    private CaptureSettings capture = CaptureSettings.DEFAULTS;
    private boolean respectDnt;
    private List<MaskingRule> maskingRules = List.of();
    private LimitSettings limits = LimitSettings.DEFAULTS;
    private boolean includeCountry;
    private List<String> secretKeyHashes = List.of();

    WebsiteSettingsBuilder(WebsiteId websiteId) {
        this.websiteId = websiteId;
    }

    WebsiteSettingsBuilder(WebsiteSettings s) {
        websiteId = s.websiteId();
        version = s.version();
        name = s.name();
        enabled = s.enabled();
        publicKeys = s.publicKeys();
        privacy = s.privacy();
        sampleRate = s.sampleRate();
        allowedOrigins = s.allowedOrigins();
        monthlyQuota = s.monthlyQuota();
        retentionDays = s.retentionDays();
        flush = s.flush();
        capture = s.capture();
        respectDnt = s.respectDnt();
        maskingRules = s.maskingRules();
        limits = s.limits();
        includeCountry = s.includeCountry();
        secretKeyHashes = s.secretKeyHashes();
    }

    public WebsiteSettingsBuilder version(long value) {
        version = value;
        return this;
    }

    public WebsiteSettingsBuilder name(String value) {
        name = value;
        return this;
    }

    public WebsiteSettingsBuilder enabled(boolean value) {
        enabled = value;
        return this;
    }

    public WebsiteSettingsBuilder publicKeys(List<String> value) {
        publicKeys = value;
        return this;
    }

    public WebsiteSettingsBuilder privacy(PrivacyLevel value) {
        privacy = value;
        return this;
    }

    public WebsiteSettingsBuilder sampleRate(double value) {
        sampleRate = value;
        return this;
    }

    public WebsiteSettingsBuilder allowedOrigins(List<String> value) {
        allowedOrigins = value;
        return this;
    }

    public WebsiteSettingsBuilder monthlyQuota(long value) {
        monthlyQuota = value;
        return this;
    }

    public WebsiteSettingsBuilder retentionDays(int value) {
        retentionDays = value;
        return this;
    }

    public WebsiteSettingsBuilder flush(FlushSettings value) {
        flush = value;
        return this;
    }

    public WebsiteSettingsBuilder capture(CaptureSettings value) {
        capture = value;
        return this;
    }

    public WebsiteSettingsBuilder respectDnt(boolean value) {
        respectDnt = value;
        return this;
    }

    public WebsiteSettingsBuilder maskingRules(List<MaskingRule> value) {
        maskingRules = value;
        return this;
    }

    public WebsiteSettingsBuilder limits(LimitSettings value) {
        limits = value;
        return this;
    }

    public WebsiteSettingsBuilder includeCountry(boolean value) {
        includeCountry = value;
        return this;
    }

    public WebsiteSettingsBuilder secretKeyHashes(List<String> value) {
        secretKeyHashes = value;
        return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public WebsiteSettings build() {
        return new WebsiteSettings(
                websiteId,
                version,
                name,
                enabled,
                publicKeys,
                privacy,
                sampleRate,
                allowedOrigins,
                monthlyQuota,
                retentionDays,
                flush,
                capture,
                respectDnt,
                maskingRules,
                limits,
                includeCountry,
                secretKeyHashes);
    }
}
