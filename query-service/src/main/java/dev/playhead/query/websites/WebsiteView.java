package dev.playhead.query.websites;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.playhead.wire.settings.CaptureSettings;
import dev.playhead.wire.settings.FlushSettings;
import dev.playhead.wire.settings.LimitSettings;
import dev.playhead.wire.settings.MaskingRule;
import dev.playhead.wire.settings.WebsiteSettings;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A website as the API shows it. */
@Schema(name = "Website", description = "A website with its settings")
record WebsiteView(
        String websiteId,
        String name,

        @Schema(description = "Writes in every dialect; no secret", nullable = true) @Nullable
        String publicKey,

        @Schema(description = "Reads this website's data. Shown once, in the answer to its creation")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String secretKey,

        List<String> publicKeys,

        @Schema(description = "Raised by every change") long version,

        long createdAt,
        @JsonUnwrapped Policy policy) {
    /** What is recorded, and how long it is kept. */
    record Policy(
            boolean enabled,
            String privacy,
            double sampleRate,
            List<String> allowedOrigins,
            long monthlyQuota,
            int retentionDays,
            FlushSettings flush,
            CaptureSettings capture,
            boolean respectDnt,
            List<MaskingRule> maskingRules,
            LimitSettings limits,
            boolean includeCountry) {}

    static WebsiteView of(WebsiteSettings s, long createdAt) {
        return new WebsiteView(
                s.websiteId().value(),
                s.name(),
                s.publicKeys().isEmpty() ? null : s.publicKeys().getFirst(),
                null,
                s.publicKeys(),
                s.version(),
                createdAt,
                new Policy(
                        s.enabled(),
                        s.privacy().wireName(),
                        s.sampleRate(),
                        s.allowedOrigins(),
                        s.monthlyQuota(),
                        s.retentionDays(),
                        s.flush(),
                        s.capture(),
                        s.respectDnt(),
                        s.maskingRules(),
                        s.limits(),
                        s.includeCountry()));
    }

    WebsiteView withSecret(String secret) {
        return new WebsiteView(websiteId, name, publicKey, secret, publicKeys, version, createdAt, policy);
    }
}
