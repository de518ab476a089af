package dev.playhead.recording.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.recording.log.LogEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a chunk in one scan: NDJSON (blank lines, CRLF and a missing last line break are fine), a
 * JSON array, one object, or {@code {"events":[…]}}, in UTF-8. An item may be a string: an event that rrweb's packer
 * packed, or an event's JSON; it is stored as the event that it holds ({@link PackedEvent}). Events of unknown type and
 * events without a timestamp are events. Stateless: any thread may call it.
 */
public final class EventReader {
    /**
     * What the packed events of one chunk may hold in all, unpacked. A part of the log's meaning, so no setting: indexer and
     * replay must agree on it.
     */
    public static final int MAX_UNPACKED_BYTES = 64 << 20;

    private static final String NOT_OBJECTS = "an item is no JSON object";

    private static final JsonFactory JSON = EventJson.factory();

    private final byte[] bytes;
    private final int base;
    private final JsonParser parser;
    private final List<RecordedEvent> events;
    private final long receivedAt;
    private int unpackedBytes;
    private String failure = NOT_OBJECTS;

    /** The packer's mark on the last event read, or null. */
    private @Nullable String mark;

    private EventReader(byte[] bytes, int base, long receivedAt, List<RecordedEvent> events) throws IOException {
        this.bytes = bytes;
        this.base = base;
        this.receivedAt = receivedAt;
        this.events = events;
        this.parser = JSON.createParser(bytes, base, bytes.length - base);
    }

    /** A chunk's events, those without a timestamp to be stored with the chunk's receive time. As {@link #read(byte[])}. */
    public static EventsRead read(LogEntry.Chunk chunk) {
        return read(chunk.events(), chunk.head().receivedAt());
    }

    /** Never throws for any content; the array is kept by the events and must not be changed. */
    public static EventsRead read(byte[] inflated) {
        return read(inflated, 0);
    }

    private static EventsRead read(byte[] inflated, long receivedAt) {
        List<RecordedEvent> lines = LineScan.read(inflated, receivedAt);
        return lines == null ? parse(inflated, receivedAt) : new EventsRead.Events(lines);
    }

    /** The same with a token parser, which knows every shape and says where the bytes are wrong. */
    static EventsRead parse(byte[] inflated, long receivedAt) {
        int base = startsWithByteOrderMark(inflated) ? 3 : 0;
        try {
            EventReader reader = new EventReader(inflated, base, receivedAt, new ArrayList<>());
            try (JsonParser parser = reader.parser) {
                return reader.readAll(parser);
            }
        } catch (JsonProcessingException e) {
            // Its message may quote the payload, so only the place is passed on.
            long at = e.getLocation() == null ? base : base + e.getLocation().getByteOffset();
            return new EventsRead.NotEvents("malformed JSON", at);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private EventsRead readAll(JsonParser root) throws IOException {
        for (JsonToken token = root.nextToken(); token != null; token = root.nextToken()) {
            boolean readable =
                    switch (token) {
                        case START_OBJECT -> readRootObject();
                        case START_ARRAY -> readArray();
                        case VALUE_STRING -> readPacked();
                        default -> false;
                    };
            if (!readable) {
                return new EventsRead.NotEvents(failure, tokenStart());
            }
        }
        return new EventsRead.Events(events);
    }

    /** False where it meets an item that is no event; the parser then stands on it. */
    private boolean readArray() throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                events.add(readEvent(null));
            } else if (parser.currentToken() != JsonToken.VALUE_STRING || !readPacked()) {
                return false;
            }
        }
        return true;
    }

    /** An item that is a string holds exactly one event. */
    private boolean readPacked() throws IOException {
        PackedEvent.Unpacked item = PackedEvent.unpack(
                parser.getTextCharacters(),
                parser.getTextOffset(),
                parser.getTextLength(),
                MAX_UNPACKED_BYTES - unpackedBytes);
        return switch (item) {
            case PackedEvent.Json(byte[] json, boolean isMarked) -> {
                unpackedBytes += json.length;
                yield readOne(json, isMarked);
            }
            case PackedEvent.NoEvent(String reason) -> {
                failure = reason;
                yield false;
            }
        };
    }

    private boolean readOne(byte[] json, boolean isMarked) throws IOException {
        EventReader item = new EventReader(json, 0, receivedAt, events);
        try (JsonParser inner = item.parser) {
            if (inner.nextToken() == JsonToken.START_OBJECT) {
                RecordedEvent event = item.readEvent(null);
                if (inner.nextToken() == null && (!isMarked || PackedEvent.MARK.equals(item.mark))) {
                    events.add(event);
                    return true;
                }
            }
        } catch (JsonProcessingException _) {
            // Its place would be one in the unpacked bytes: what counts is that of the item.
        }
        failure = PackedEvent.UNREADABLE;
        return false;
    }

    private boolean readRootObject() throws IOException {
        int before = events.size();
        Envelope envelope = new Envelope();
        RecordedEvent event = readEvent(envelope);
        if (envelope.broken) {
            return false;
        }
        boolean isEnvelope = envelope.hasEvents && event.type() == RecordedEvent.NO_TYPE;
        if (!isEnvelope) {
            events.subList(before, events.size()).clear();
            events.add(event);
        }
        return true;
    }

    private RecordedEvent readEvent(@Nullable Envelope envelope) throws IOException {
        int start = tokenStart();
        int type = RecordedEvent.NO_TYPE;
        int source = RecordedEvent.NO_SOURCE;
        long timestamp = 0;
        int dataStart = start;
        int dataEnd = start;
        mark = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "type" -> type = smallNumber(value, RecordedEvent.NO_TYPE);
                case "timestamp" -> timestamp = milliseconds(value);
                case "v" -> {
                    mark = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                    parser.skipChildren();
                }
                case "data" -> {
                    dataStart = tokenStart();
                    source = readData(value);
                    dataEnd = position();
                }
                case "events" -> {
                    if (envelope == null || value != JsonToken.START_ARRAY) {
                        parser.skipChildren();
                    } else if (readArray()) {
                        envelope.hasEvents = true;
                    } else {
                        envelope.broken = true;
                        return new RecordedEvent(bytes, start, start, type, source, 0, start, start, false);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        long time = timestamp == 0 ? -receivedAt : timestamp;
        return new RecordedEvent(bytes, start, position(), type, source, time, dataStart, dataEnd, false);
    }

    /** Passes over {@code data} and returns its {@code source}. */
    private int readData(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            // The parser reads strings lazily; only reading it to its end moves the parser's position there.
            parser.finishToken();
            return RecordedEvent.NO_SOURCE;
        }
        int source = RecordedEvent.NO_SOURCE;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isSource = parser.currentName().equals("source");
            JsonToken field = parser.nextToken();
            if (isSource) {
                source = smallNumber(field, RecordedEvent.NO_SOURCE);
            }
            parser.skipChildren();
        }
        return source;
    }

    private int smallNumber(JsonToken value, int otherwise) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            int number = parser.getIntValue();
            return number < 0 ? otherwise : number;
        }
        parser.skipChildren();
        return otherwise;
    }

    private long milliseconds(JsonToken value) throws IOException {
        long read =
                switch (value) {
                    case VALUE_NUMBER_INT ->
                        parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : parser.getLongValue();
                    case VALUE_NUMBER_FLOAT -> (long) parser.getDoubleValue();
                    default -> 0;
                };
        parser.skipChildren();
        return asTime(read);
    }

    /** Beyond this a date's arithmetic could overflow: ECMAScript's own limit for times. */
    static long asTime(long read) {
        return read < 0 || read > 8_640_000_000_000_000L ? 0 : read;
    }

    private int tokenStart() {
        return base + (int) parser.currentTokenLocation().getByteOffset();
    }

    private int position() {
        return base + (int) parser.currentLocation().getByteOffset();
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static final class Envelope {
        boolean hasEvents;
        boolean broken;
    }
}
