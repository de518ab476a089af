package dev.playhead.ingest.privacy;

import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.RecordingStart;
import java.util.LinkedHashMap;
import java.util.Map;

/** Masks what control records say of page, browser and visitor. Ids of recordings and windows stay: all else hangs on them. */
final class ControlWords {
    private static final String TITLE = "title";

    private final Masks masks;

    ControlWords(Masks masks) {
        this.masks = masks;
    }

    LogEntry of(LogEntry control) {
        return switch (control) {
            case LogEntry.Started started ->
                new LogEntry.Started(started.subject(), started.place(), start(started.start()));
            case LogEntry.Metadata metadata ->
                new LogEntry.Metadata(metadata.subject(), metadata.place(), told(metadata.values()));
            case LogEntry.Identified identified ->
                new LogEntry.Identified(
                        identified.subject(),
                        identified.place(),
                        masks.mask(Role.ID, identified.userId()),
                        told(identified.traits()));
            case LogEntry.Chunk _ -> throw new IllegalArgumentException("a chunk is no control record");
            case LogEntry.Heartbeat _,
                    LogEntry.Stopped _,
                    LogEntry.Cancelled _,
                    LogEntry.Ended _,
                    LogEntry.Refused _,
                    LogEntry.Expired _,
                    LogEntry.Erased _ -> control;
        };
    }

    private RecordingStart start(RecordingStart start) {
        return RecordingStart.builder(start.dialect(), start.receivedAt())
                .externalId(start.externalId())
                .visitor(masks.mask(Role.ID, start.visitorUid()), masks.mask(Role.ID, start.sessionUid()))
                .page(masks.mask(Role.PAGE_URL, start.url()), masks.mask(Role.PAGE_URL, start.referrer()))
                .browser(masks.mask(Role.CONTENT, start.userAgent()), masks.mask(Role.CONTENT, start.language()))
                .screen(start.screenWidth(), start.screenHeight())
                .sdk(masks.mask(Role.CONTENT, start.sdkName()), masks.mask(Role.CONTENT, start.sdkVersion()))
                .country(start.country())
                .build();
    }

    private Map<String, String> told(Map<String, String> values) {
        Map<String, String> masked = new LinkedHashMap<>();
        values.forEach((name, value) -> masked.put(
                masks.mask(Role.CONTENT, name), masks.mask(name.equals(TITLE) ? Role.TEXT : Role.METADATA, value)));
        return masked;
    }
}
