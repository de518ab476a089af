package dev.playhead.recording.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A cursor answers what a token parser does, for any event. */
class EventCursorPropertiesTest {
    private static final FieldNames NAMES = FieldNames.of("id", "items", "text", "more", "aria-label");
    private static final List<String> FIELDS =
            List.of("id", "items", "text", "more", "aria-label", "other", "", "ü", "\\u0069d", "te\\u0078t", "a\\\"b");
    private static final List<String> SINGLES = List.of(
            "0",
            "-7",
            "2147483647",
            "2147483648",
            "-2147483648",
            "1.5",
            "1e2",
            "true",
            "null",
            "\"\"",
            "\" plain \"",
            "\"ü日本\uD83D\uDE00\"",
            "\"\\n  \\\"quoted\\\\\\\" \\u00fc\\uD83D\\uDE00 \\/\"",
            "\"}],{\"",
            "12345678901234567890");

    @Property(tries = 1_000)
    void readsWhatAParserReads(@ForAll long seed) throws IOException {
        RecordedEvent event = event(value(new Random(seed), 0));

        StringBuilder byParser = new StringBuilder();
        try (JsonParser parser = event.parseData()) {
            describe(parser, parser.nextToken(), byParser);
        }
        StringBuilder byCursor = new StringBuilder();
        describe(event.data(NAMES), byCursor);
        assertThat(byCursor).hasToString(byParser.toString());
    }

    @Property(tries = 300)
    void ofALongTextTheBeginningIsEnough(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder raw = new StringBuilder();
        List<String> pieces = List.of(" ", "\\n", "ü", "日", "\\u00fc", "\\\\", "a", "word", "\uD83D\uDE00", "\u3000");
        for (int left = random.nextInt(120); left > 0; left--) {
            raw.append(pieces.get(random.nextInt(random.nextBoolean() ? 2 : pieces.size())));
        }
        RecordedEvent event = event("\"" + raw + "\"");

        String beginning = event.data(NAMES).strippedText(5);

        try (JsonParser parser = event.parseData()) {
            parser.nextToken();
            String whole = parser.getText().strip();
            assertThat(beginning.substring(0, Math.min(5, beginning.length())))
                    .isEqualTo(whole.substring(0, Math.min(5, whole.length())));
            assertThat(beginning.length() > 5).isEqualTo(whole.length() > 5);
        }
    }

    @Example
    void thereMayBeNoData() {
        RecordedEvent event = ((EventsRead.Events) EventReader.read("{\"type\":3}".getBytes(StandardCharsets.UTF_8)))
                .events()
                .getFirst();

        assertThat(event.data(NAMES).beginObject()).isFalse();
    }

    private static RecordedEvent event(String data) {
        byte[] line = ("{\"type\":3,\"data\":" + data + ",\"timestamp\":1}").getBytes(StandardCharsets.UTF_8);
        return ((EventsRead.Events) EventReader.read(line)).events().getFirst();
    }

    private static String value(Random random, int depth) {
        String space = random.nextInt(4) == 0 ? " \n" : "";
        int kind = depth == 4 ? 2 : random.nextInt(depth == 0 ? 2 : 4);
        if (kind > 1) {
            return space + SINGLES.get(random.nextInt(SINGLES.size())) + space;
        }
        StringBuilder text =
                new StringBuilder(space).append(kind == 0 ? "{" : "[").append(space);
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : "," + space);
            if (kind == 0) {
                text.append('"')
                        .append(FIELDS.get(random.nextInt(FIELDS.size())))
                        .append('"')
                        .append(space)
                        .append(':');
            }
            text.append(value(random, depth + 1));
        }
        return text.append(kind == 0 ? "}" : "]").append(space).toString();
    }

    /** Of a known name the value, whatever it is; of others nothing. */
    private static void describe(EventCursor in, StringBuilder out) {
        if (in.beginObject()) {
            out.append('{');
            while (in.nextField()) {
                switch (in.name()) {
                    case "id" -> out.append("id ").append(in.integer(-1)).append(' ');
                    case "text", "aria-label" ->
                        out.append("text ").append(in.text()).append(' ');
                    case "items", "more" -> describe(in, out);
                    default -> in.skip();
                }
            }
            out.append('}');
        } else if (in.beginArray()) {
            out.append('[');
            while (in.nextItem()) {
                describe(in, out);
            }
            out.append(']');
        } else {
            in.skip();
        }
    }

    private static void describe(JsonParser in, JsonToken token, StringBuilder out) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            out.append('{');
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "id" -> out.append("id ").append(integer(in, value)).append(' ');
                    case "text", "aria-label" ->
                        out.append("text ")
                                .append(value == JsonToken.VALUE_STRING ? in.getText() : "")
                                .append(' ');
                    case "items", "more" -> describe(in, value, out);
                    default -> {}
                }
                in.skipChildren();
            }
            out.append('}');
        } else if (token == JsonToken.START_ARRAY) {
            out.append('[');
            for (JsonToken item = in.nextToken(); item != JsonToken.END_ARRAY; item = in.nextToken()) {
                describe(in, item, out);
            }
            out.append(']');
        }
    }

    private static int integer(JsonParser in, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_NUMBER_INT && in.getNumberType() == JsonParser.NumberType.INT
                ? in.getIntValue()
                : -1;
    }
}
