package dev.playhead.indexer.fold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogPlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The event that stands where recorded ones could not be read, so that a replay shows a gap instead of hiding it. */
final class GapMarker {

    private static final JsonFactory JSON = new JsonFactory();

    private GapMarker() {}

    static List<RecordedEvent> at(LogPlace place, String reason) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("type", 5);
            json.writeNumberField("timestamp", place.appendedAt());
            json.writeObjectFieldStart("data");
            json.writeStringField("tag", "playhead:gap");
            json.writeObjectFieldStart("payload");
            json.writeNumberField("from", place.appendedAt());
            json.writeNumberField("to", place.appendedAt());
            json.writeStringField("reason", reason);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return switch (EventReader.read(bytes.toByteArray())) {
            case EventsRead.Events(List<RecordedEvent> events) -> events;
            case EventsRead.NotEvents(String why, long atByte) ->
                throw new IllegalStateException("a gap marker must be an event: " + why + " at byte " + atByte);
        };
    }
}
