package dev.playhead.wire.settings;

import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import java.util.List;

/**
 * A website's settings, published to {@code playhead.websites} by the query-service and held in memory by ingest. A
 * document of a higher version replaces one of a lower, never the other way round. JSON form: {@link #toJson} and
 * {@link #fromJson}. Build one with {@link #builder}.
 *
 * @param version the row's version, from 1
 * @param enabled whether recordings are taken at all
 * @param publicKeys keys that may write, {@code dp_…}
 * @param sampleRate share of visitors that are recorded, 0 to 1
 * @param allowedOrigins origins that may write ({@code https://shop.example}); empty = any
 * @param monthlyQuota recordings a month; 0 = no limit
 * @param retentionDays how long recordings are kept
 * @param respectDnt whether recorders stay silent where the visitor asks not to be tracked
 * @param maskingRules applied in this order to every event before it is at rest
 * @param includeCountry whether the country that a trusted proxy tells is kept
 * @param secretKeyHashes SHA-256 of the website's secret keys, 64 lower-case hex digits each (ADR 0008); the keys
 *     themselves are known to their holders only
 */
public record WebsiteSettings(
        WebsiteId websiteId,
        long version,
        String name,
        boolean enabled,
        List<String> publicKeys,
        PrivacyLevel privacy,
        double sampleRate,
        List<String> allowedOrigins,
        long monthlyQuota,
        int retentionDays,
        FlushSettings flush,
        CaptureSettings capture,
        boolean respectDnt,
        List<MaskingRule> maskingRules,
        LimitSettings limits,
        boolean includeCountry,
        List<String> secretKeyHashes) {
    public WebsiteSettings {
        maskingRules = List.copyOf(maskingRules);
        secretKeyHashes = List.copyOf(secretKeyHashes);
        publicKeys = List.copyOf(publicKeys);
        allowedOrigins = List.copyOf(allowedOrigins);
        if (!(sampleRate >= 0 && sampleRate <= 1)) {
            throw new IllegalArgumentException("sampleRate lies between 0 and 1");
        }
        if (version < 0 || monthlyQuota < 0 || retentionDays < 1) {
            throw new IllegalArgumentException("version and monthlyQuota from 0, retentionDays from 1");
        }
    }

    /** Defaults for a website: enabled, balanced, everybody, any origin, no quota, 30 days, no rules, no country. */
    public static WebsiteSettingsBuilder builder(WebsiteId websiteId) {
        return new WebsiteSettingsBuilder(websiteId);
    }

    /** A builder that starts from these settings. */
    public WebsiteSettingsBuilder toBuilder() {
        return new WebsiteSettingsBuilder(this);
    }

    /** The JSON document. */
    public String toJson() {
        return WebsiteSettingsJson.write(this);
    }

    /**
     * Reads a JSON document. Unknown members are ignored, absent ones take their default.
     *
     * @throws IllegalArgumentException if it is no settings document; the message names the member
     */
    public static WebsiteSettings fromJson(String json) {
        return WebsiteSettingsJson.read(json);
    }
}
