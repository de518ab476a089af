package dev.playhead.recording.detect;

import dev.playhead.recording.event.EventData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** rrweb's custom events: those that our recorder and the other dialects' clients send have a meaning, the rest is custom. */
final class CustomEvents {
    private static final Set<String> VITALS = Set.of("LCP", "CLS", "INP", "FCP", "TTFB");
    private static final int MAX_NAME = 128;

    private final Memory memory;
    private final Thresholds thresholds;
    private final PageUrls urls;
    private final Views views;
    private final Findings findings;

    CustomEvents(Memory memory, Thresholds thresholds, PageUrls urls, Views views, Findings findings) {
        this.memory = memory;
        this.thresholds = thresholds;
        this.urls = urls;
        this.views = views;
        this.findings = findings;
    }

    void see(EventData data, Moment at) {
        String tag = data.text("tag");
        switch (tag) {
            case "playhead:error" -> findings.write(at, failure(data));
            case "playhead:url", "dozor:url" -> views.show(urlOf(data), at);
            case "pageview-meta" -> {
                String url = urlOf(data);
                if (url.isEmpty()) {
                    findings.write(at, new FactDetail.Custom(tag, properties(data.under("payload"))));
                } else {
                    views.show(url, at);
                }
            }
            case "recording-meta" ->
                memory.profile.metadata(urls.cleaned(data.under("payload")), thresholds.maxMetadata());
            case "playhead:identify", "dozor:identity" -> identify(data, at);
            case "playhead:track" ->
                findings.write(
                        at,
                        new FactDetail.Track(
                                Clip.to(MAX_NAME, data.text("payload.name")),
                                properties(data.under("payload.properties"))));
            case "playhead:vital" -> vital(data, at);
            case "playhead:scroll" -> scroll(data, at);
            case "playhead:gap", "" -> {}
            default -> findings.write(at, new FactDetail.Custom(Clip.to(MAX_NAME, tag), payload(data)));
        }
    }

    private static String urlOf(EventData data) {
        String href = data.text("payload.href");
        return href.isEmpty() ? data.text("payload.url") : href;
    }

    private FactDetail.Failure failure(EventData data) {
        Thresholds.Limits limits = thresholds.limits();
        String message = Clip.to(limits.maxText(), data.text("payload.message"));
        String stack = Clip.to(limits.maxStack(), data.text("payload.stack"));
        String kind = data.text("payload.kind").equals("unhandledrejection") ? "unhandledrejection" : "error";
        return new FactDetail.Failure(
                kind, message, stack, Fingerprint.of(message, stack, data.text("payload.source")));
    }

    private void identify(EventData data, Moment at) {
        String user = data.text("payload.userId");
        Map<String, String> traits = data.under("payload.traits");
        memory.profile.identify(user, traits, thresholds.maxMetadata());
        findings.write(
                at, new FactDetail.Identify(Clip.to(thresholds.limits().maxProperty(), user), properties(traits)));
    }

    private void vital(EventData data, Moment at) {
        String name = data.text("payload.name");
        double value = data.number("payload.value", Double.NaN);
        if (VITALS.contains(name) && Double.isFinite(value)) {
            findings.write(at, new FactDetail.WebVital(name, value, Clip.to(32, data.text("payload.rating"))));
        }
    }

    private void scroll(EventData data, Moment at) {
        double depth = data.number("payload.depth", Double.NaN);
        double height = data.number("payload.height", Double.NaN);
        if (Double.isFinite(depth) && Double.isFinite(height) && height > 0) {
            double seen = Math.clamp(depth, 0, 1);
            findings.write(at, new FactDetail.Scroll(seen, seen * height));
        }
    }

    /** Of an event without named properties: the payload itself, where it is one value. */
    private Map<String, String> payload(EventData data) {
        String single = data.text("payload");
        return properties(single.isEmpty() ? data.under("payload") : Map.of("payload", single));
    }

    private Map<String, String> properties(Map<String, String> values) {
        Thresholds.Limits limits = thresholds.limits();
        Map<String, String> small = new LinkedHashMap<>();
        urls.cleaned(values).forEach((name, value) -> {
            if (small.size() < limits.maxProperties()) {
                small.put(Clip.to(MAX_NAME, name), Clip.to(limits.maxProperty(), value));
            }
        });
        return small;
    }
}
