package dev.playhead.wire.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON form of {@link WebsiteSettings}. */
final class WebsiteSettingsJson {
    private WebsiteSettingsJson() {}

    static String write(WebsiteSettings s) {
        byte[] json = JsonText.write(out -> {
            out.writeStartObject();
            out.writeStringField("websiteId", s.websiteId().value());
            out.writeNumberField("version", s.version());
            out.writeStringField("name", s.name());
            out.writeBooleanField("enabled", s.enabled());
            texts(out, "publicKeys", s.publicKeys());
            out.writeStringField("privacy", s.privacy().wireName());
            out.writeNumberField("sampleRate", s.sampleRate());
            texts(out, "allowedOrigins", s.allowedOrigins());
            out.writeNumberField("monthlyQuota", s.monthlyQuota());
            out.writeNumberField("retentionDays", s.retentionDays());
            out.writeObjectFieldStart("flush");
            out.writeNumberField("intervalMs", s.flush().intervalMs());
            out.writeNumberField("maxEvents", s.flush().maxEvents());
            out.writeNumberField("maxBytes", s.flush().maxBytes());
            out.writeEndObject();
            out.writeObjectFieldStart("capture");
            out.writeBooleanField("console", s.capture().console());
            out.writeBooleanField("network", s.capture().network());
            out.writeBooleanField("canvas", s.capture().canvas());
            out.writeEndObject();
            out.writeBooleanField("respectDnt", s.respectDnt());
            rules(out, s.maskingRules());
            out.writeObjectFieldStart("limits");
            out.writeNumberField("chunksPerSecond", s.limits().chunksPerSecond());
            out.writeNumberField("bytesPerMinute", s.limits().bytesPerMinute());
            out.writeNumberField("recordingBytes", s.limits().recordingBytes());
            out.writeEndObject();
            out.writeBooleanField("includeCountry", s.includeCountry());
            texts(out, "secretKeyHashes", s.secretKeyHashes());
            out.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    static WebsiteSettings read(String text) {
        JsonObject json = JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
        WebsiteId id = WebsiteId.parse(json.text("websiteId"))
                .orElseThrow(() -> new IllegalArgumentException("member \"websiteId\" is no website id"));
        WebsiteSettings defaults = WebsiteSettings.builder(id).build();
        return WebsiteSettings.builder(id)
                .version(json.number("version", 0))
                .name(json.text("name", defaults.name()))
                .enabled(json.flag("enabled", defaults.enabled()))
                .publicKeys(json.texts("publicKeys"))
                .privacy(privacy(json.text("privacy", defaults.privacy().wireName())))
                .sampleRate(json.decimal("sampleRate", defaults.sampleRate()))
                .allowedOrigins(json.texts("allowedOrigins"))
                .monthlyQuota(json.number("monthlyQuota", defaults.monthlyQuota()))
                .retentionDays(json.intNumber("retentionDays", defaults.retentionDays()))
                .flush(flush(json.object("flush")))
                .capture(capture(json.object("capture")))
                .respectDnt(json.flag("respectDnt", defaults.respectDnt()))
                .maskingRules(rules(json))
                .limits(limits(json.object("limits")))
                .includeCountry(json.flag("includeCountry", defaults.includeCountry()))
                .secretKeyHashes(json.texts("secretKeyHashes"))
                .build();
    }

    private static PrivacyLevel privacy(String name) {
        return PrivacyLevel.fromWireName(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("member \"privacy\" is not one of balanced, strict, relaxed"));
    }

    private static FlushSettings flush(JsonObject json) {
        FlushSettings defaults = FlushSettings.DEFAULTS;
        return new FlushSettings(
                json.intNumber("intervalMs", defaults.intervalMs()),
                json.intNumber("maxEvents", defaults.maxEvents()),
                json.intNumber("maxBytes", defaults.maxBytes()));
    }

    private static CaptureSettings capture(JsonObject json) {
        CaptureSettings defaults = CaptureSettings.DEFAULTS;
        return new CaptureSettings(
                json.flag("console", defaults.console()),
                json.flag("network", defaults.network()),
                json.flag("canvas", defaults.canvas()));
    }

    private static LimitSettings limits(JsonObject json) {
        return new LimitSettings(
                json.intNumber("chunksPerSecond", 0),
                json.number("bytesPerMinute", 0),
                json.number("recordingBytes", 0));
    }

    private static List<MaskingRule> rules(JsonObject json) {
        return json.objects("maskingRules").stream()
                .map(rule -> new MaskingRule(
                        rule.text("pattern"), rule.text("replacement", MaskingRule.DEFAULT_REPLACEMENT)))
                .toList();
    }

    private static void rules(JsonGenerator out, List<MaskingRule> rules) throws IOException {
        out.writeArrayFieldStart("maskingRules");
        for (MaskingRule rule : rules) {
            out.writeStartObject();
            out.writeStringField("pattern", rule.pattern());
            out.writeStringField("replacement", rule.replacement());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
