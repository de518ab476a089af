package dev.playhead.ingest.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import java.io.IOException;

/** Reads a JSON message without building a tree of its events. */
public final class EnvelopeReader {
    /** The body's own limit bounds texts; a page's DOM may be nested deeper than Jackson's 1,000. */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxNestingDepth(20_000)
            .build();

    private static final ObjectMapper MAPPER = new ObjectMapper(
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    private EnvelopeReader() {}

    /**
     * Reads one message; fails with {@link Refused} (400) where it is no JSON object in UTF-8.
     *
     * @param eventsField the member that holds events; may be {@code data} or {@code events}
     */
    public static Envelope read(byte[] message, String eventsField) {
        try (JsonParser parser = MAPPER.getFactory().createParser(message)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused(Problem.malformed("the body is no JSON object"));
            }
            ObjectNode fields = MAPPER.createObjectNode();
            EnvelopeData data = new EnvelopeData.None(false);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(eventsField)) {
                    data = data(parser, message, name);
                } else {
                    JsonNode value = MAPPER.readTree(parser);
                    fields.set(name, value);
                }
            }
            if (parser.nextToken() != null) {
                throw new Refused(Problem.malformed("bytes follow the JSON object"));
            }
            return new Envelope(fields, data);
        } catch (IOException e) {
            // Jackson's message would quote the visitor's data.
            throw new Refused(Problem.malformed("the body is no JSON"));
        }
    }

    private static EnvelopeData data(JsonParser parser, byte[] message, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return new EnvelopeData.None(true);
        }
        if (token == JsonToken.VALUE_STRING) {
            return new EnvelopeData.Text(parser.getText());
        }
        if (token != JsonToken.START_ARRAY) {
            throw new Refused(Problem.field(name, "field \"" + name + "\" is neither text nor an array"));
        }
        long from = parser.currentTokenLocation().getByteOffset();
        skipEvents(parser, name);
        long to = parser.currentLocation().getByteOffset();
        if (from < 0 || to < from) {
            throw new Refused(Problem.malformed("the body is not UTF-8"));
        }
        return new EnvelopeData.Events(message, (int) from, (int) to);
    }

    /** To the array's end. An item that cannot be an event is refused here: behind Kafka it would cost the whole chunk. */
    private static void skipEvents(JsonParser parser, String name) throws IOException {
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            // A text is an event that rrweb packed.
            if (item != JsonToken.START_OBJECT && item != JsonToken.VALUE_STRING) {
                throw new Refused(Problem.field(name, "field \"" + name + "\" has an item that is no event"));
            }
            parser.skipChildren();
        }
    }
}
