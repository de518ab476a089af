package dev.playhead.wire.codec;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events and the ways to write many of them, for property tests. */
final class EventTexts {
    private EventTexts() {}

    /** How a body puts its events together. */
    enum Form {
        LINES,
        LINES_UNENDED,
        CRLF_LINES,
        BLANK_LINES,
        CONCATENATED,
        SPACED,
        ARRAY,
        PRETTY_ARRAY,
        ARRAY_PER_LINE,
        ENVELOPE,
        ENVELOPE_PER_LINE;

        String write(List<String> events) {
            return switch (this) {
                case LINES -> events.stream().map(event -> event + "\n").collect(Collectors.joining());
                case LINES_UNENDED -> String.join("\n", events);
                case CRLF_LINES -> events.stream().map(event -> event + "\r\n").collect(Collectors.joining());
                case BLANK_LINES -> "\n" + String.join("\n\n \n", events) + "\n\n";
                case CONCATENATED -> String.join("", events);
                case SPACED -> String.join(" ", events);
                case ARRAY -> "[" + String.join(",", events) + "]";
                case PRETTY_ARRAY -> "[\n  " + String.join(",\n  ", events) + "\n]\n";
                case ARRAY_PER_LINE ->
                    events.stream().map(event -> "[" + event + "]\n").collect(Collectors.joining());
                case ENVELOPE -> "{\"n\": 1, \"events\" : [" + String.join(" , ", events) + "], \"m\":{\"type\":1}}";
                case ENVELOPE_PER_LINE ->
                    events.stream()
                            .map(event -> "{\"events\":[" + event + "]}\n")
                            .collect(Collectors.joining());
            };
        }
    }

    /** Events as recorders write them, with strings that look like borders. */
    static Arbitrary<List<String>> events() {
        return event().list().ofMaxSize(12);
    }

    private static Arbitrary<String> event() {
        Arbitrary<String> head = Arbitraries.of(
                "\"type\":3,",
                "\"timestamp\":1700000000000,\"type\":5,",
                "",
                "\"type\":\"snapshot\",",
                "\"type\": 2 , ");
        Arbitrary<String> tail = Arbitraries.of("", ",\"timestamp\":17", ",\"type\":4", ",\"events\":{}");
        return Combinators.combine(head, value(), tail).as((h, v, t) -> "{" + h + "\"data\":" + v + t + "}");
    }

    private static Arbitrary<String> value() {
        return Arbitraries.lazyOf(
                EventTexts::text,
                EventTexts::text,
                () -> Arbitraries.of("1", "-2.5e3", "true", "null", "[]", "{}"),
                () -> value().list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]"),
                () -> Combinators.combine(text(), value()).as((name, item) -> "{" + name + ":" + item + "}"));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(
                        "a",
                        "}",
                        "{",
                        "]",
                        "[",
                        "} {",
                        "}{",
                        "\\\"",
                        "\\\\",
                        "\\n",
                        "é",
                        "😀",
                        "events",
                        "type",
                        ":",
                        ",",
                        "{\\\"events\\\":[",
                        "body{color:red} .a{}",
                        "}[href=\\\"#\\\"] {",
                        "x",
                        " ",
                        "\u2028")
                .list()
                .ofMaxSize(12)
                .map(parts -> "\"" + String.join("", parts) + "\"");
    }
}
