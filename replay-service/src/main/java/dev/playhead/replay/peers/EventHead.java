package dev.playhead.replay.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a message says about an event beside it.
 *
 * @param timestamp the visitor's clock, epoch milliseconds; 0 where the event has none
 * @param href of a Meta event; "" in all others
 */
record EventHead(long timestamp, String href) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int META = 4;

    /** @param bytes an event's JSON from {@code from} up to, not including {@code to} */
    static EventHead read(byte[] bytes, int from, int to) {
        long timestamp = 0;
        int type = 0;
        String href = "";
        try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("timestamp") && value.isNumeric()) {
                    timestamp = Math.max(0, (long) parser.getDoubleValue());
                } else if (name.equals("type") && value == JsonToken.VALUE_NUMBER_INT) {
                    type = parser.getValueAsInt();
                } else if (name.equals("data") && value == JsonToken.START_OBJECT) {
                    href = href(parser);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored event is no JSON", e);
        }
        return new EventHead(timestamp, type == META ? href : "");
    }

    private static String href(JsonParser data) throws IOException {
        String href = "";
        for (String name = data.nextFieldName(); name != null; name = data.nextFieldName()) {
            JsonToken value = data.nextToken();
            if (name.equals("href") && value == JsonToken.VALUE_STRING) {
                href = data.getText();
            } else {
                data.skipChildren();
            }
        }
        return href;
    }
}
