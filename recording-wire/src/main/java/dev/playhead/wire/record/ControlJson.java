package dev.playhead.wire.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.RecordingStart;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.io.IOException;
import java.util.Map;

/** The values of control records: small JSON objects. */
final class ControlJson {
    private ControlJson() {}

    static byte[] write(LogEntry control) {
        return JsonText.write(out -> {
            out.writeStartObject();
            switch (control) {
                case LogEntry.Chunk _ -> throw new IllegalArgumentException("a chunk is no control record");
                case LogEntry.Started started -> start(out, started.start());
                case LogEntry.Metadata metadata -> texts(out, "values", metadata.values());
                case LogEntry.Identified identified -> {
                    out.writeStringField("userId", identified.userId());
                    texts(out, "traits", identified.traits());
                }
                case LogEntry.Stopped stopped -> {
                    out.writeObjectFieldStart("lastSeqByWindow");
                    for (Map.Entry<String, Long> last :
                            stopped.lastSeqByWindow().entrySet()) {
                        out.writeNumberField(last.getKey(), last.getValue());
                    }
                    out.writeEndObject();
                }
                case LogEntry.Ended ended -> out.writeNumberField("ifLastOffset", ended.ifLastOffset());
                case LogEntry.Expired expired -> out.writeNumberField("ifLastOffset", expired.ifLastOffset());
                case LogEntry.Refused refused -> out.writeStringField("reason", refused.reason());
                case LogEntry.Heartbeat _, LogEntry.Cancelled _, LogEntry.Erased _ -> {}
            }
            out.writeEndObject();
        });
    }

    /** The entry of a control record. Throws IllegalArgumentException where the value is not what it should be. */
    static LogEntry read(RecordType type, Subject subject, LogPlace place, byte[] value) {
        JsonObject json = JsonObject.parse(value);
        return switch (type) {
            case CHUNK -> throw new IllegalArgumentException("a chunk is no control record");
            case STARTED -> new LogEntry.Started(subject, place, start(json));
            case METADATA ->
                new LogEntry.Metadata(subject, place, json.object("values").asTexts());
            case IDENTIFIED ->
                new LogEntry.Identified(
                        subject,
                        place,
                        json.text("userId"),
                        json.object("traits").asTexts());
            case HEARTBEAT -> new LogEntry.Heartbeat(subject, place);
            case STOPPED ->
                new LogEntry.Stopped(
                        subject, place, json.object("lastSeqByWindow").asNumbers());
            case CANCELLED -> new LogEntry.Cancelled(subject, place);
            case ENDED -> new LogEntry.Ended(subject, place, json.number("ifLastOffset"));
            case REFUSED -> new LogEntry.Refused(subject, place, json.text("reason", ""));
            case ERASED -> new LogEntry.Erased(subject, place);
            case EXPIRED -> new LogEntry.Expired(subject, place, json.number("ifLastOffset"));
        };
    }

    private static void start(JsonGenerator out, RecordingStart start) throws IOException {
        String externalId = start.externalId();
        if (externalId != null) {
            out.writeStringField("externalId", externalId);
        }
        out.writeStringField("visitorUid", start.visitorUid());
        out.writeStringField("sessionUid", start.sessionUid());
        out.writeStringField("url", start.url());
        out.writeStringField("referrer", start.referrer());
        out.writeStringField("userAgent", start.userAgent());
        out.writeStringField("language", start.language());
        out.writeNumberField("screenWidth", start.screenWidth());
        out.writeNumberField("screenHeight", start.screenHeight());
        out.writeStringField("sdkName", start.sdkName());
        out.writeStringField("sdkVersion", start.sdkVersion());
        out.writeStringField("dialect", start.dialect().wireName());
        out.writeStringField("country", start.country());
        out.writeNumberField("receivedAt", start.receivedAt());
    }

    private static RecordingStart start(JsonObject json) {
        Dialect dialect = Dialect.fromWireName(json.text("dialect"))
                .orElseThrow(() -> new IllegalArgumentException("unknown dialect"));
        return RecordingStart.builder(dialect, json.number("receivedAt"))
                .externalId(json.has("externalId") ? json.text("externalId") : null)
                .visitor(json.text("visitorUid", ""), json.text("sessionUid", ""))
                .page(json.text("url", ""), json.text("referrer", ""))
                .browser(json.text("userAgent", ""), json.text("language", ""))
                .screen(json.intNumber("screenWidth", 0), json.intNumber("screenHeight", 0))
                .sdk(json.text("sdkName", ""), json.text("sdkVersion", ""))
                .country(json.text("country", ""))
                .build();
    }

    private static void texts(JsonGenerator out, String name, Map<String, String> texts) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            out.writeStringField(text.getKey(), text.getValue());
        }
        out.writeEndObject();
    }
}
