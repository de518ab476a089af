package dev.playhead.recording.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.recording.event.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The arguments of a recorded console call as one line. */
final class ConsoleArguments {
    private static final JsonFactory JSON = new JsonFactory();

    private ConsoleArguments() {}

    /**
     * The first arguments, separated by spaces.
     *
     * @param mostCharacters an argument may be a logged node's whole HTML
     */
    static String of(RecordedEvent event, int mostArguments, int mostCharacters) {
        StringBuilder line = new StringBuilder();
        try (JsonParser parser = event.parseData()) {
            if (enter(parser, "payload", JsonToken.START_OBJECT) && enter(parser, "payload", JsonToken.START_ARRAY)) {
                for (int i = 0; i < mostArguments && parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    if (parser.currentToken() == JsonToken.VALUE_STRING && line.length() <= mostCharacters) {
                        line.append(i == 0 ? "" : " ").append(shown(parser.getText()));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            // EventReader has read these very bytes as JSON.
            throw new UncheckedIOException("an event's data changed after it was read", e);
        }
        return Clip.to(mostCharacters, line.toString());
    }

    /** Goes on to the named field of the object that the parser is at, or at the begin of; false where it is no such value. */
    private static boolean enter(JsonParser parser, String name, JsonToken expected) throws IOException {
        if (parser.currentToken() == null && parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isIt = parser.currentName().equals(name);
            JsonToken value = parser.nextToken();
            if (isIt) {
                return value == expected;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** Each argument was written as JSON: a text is shown without its quotes, anything else as it stands. */
    private static String shown(String argument) {
        if (argument.length() < 2 || argument.charAt(0) != '"') {
            return argument;
        }
        try (JsonParser parser = JSON.createParser(argument)) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                String text = parser.getText();
                return parser.nextToken() == null ? text : argument;
            }
        } catch (IOException _) {
            // Cut off by the recorder: shown as it came.
        }
        return argument;
    }
}
