package dev.playhead.recording.detect;

import dev.playhead.recording.event.EventData;
import dev.playhead.recording.event.RecordedEvent;

/** What rrweb's plugins record: console calls and requests. */
final class PluginEvents {
    private static final int MAX_LEVEL = 20;

    private final Thresholds.Limits limits;
    private final PageUrls urls;
    private final Findings findings;

    PluginEvents(Thresholds.Limits limits, PageUrls urls, Findings findings) {
        this.limits = limits;
        this.urls = urls;
        this.findings = findings;
    }

    void see(RecordedEvent event, Moment at) {
        EventData data = EventData.of(event);
        switch (data.text("plugin")) {
            case "rrweb/console@1" -> {
                String level = Clip.to(MAX_LEVEL, data.text("payload.level"));
                String message = ConsoleArguments.of(event, limits.maxConsoleArguments(), limits.maxText());
                findings.write(at, new FactDetail.Console(level.isEmpty() ? "log" : level, message));
            }
            case "rrweb/network@1" -> {
                int index = 0;
                for (RequestReader.Request request : RequestReader.failed(event)) {
                    findings.write(
                            at,
                            new FactDetail.NetworkError(
                                    request.method(),
                                    urls.clean(request.url()),
                                    request.status(),
                                    request.durationMs(),
                                    index++));
                }
            }
            default -> {}
        }
    }
}
