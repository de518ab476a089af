package dev.playhead.recording.detect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.recording.event.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The failed requests that an event of rrweb's network plugin tells of, in {@code payload.requests}, or one as the payload
 * itself. A request seen by a patched fetch or XMLHttpRequest has a method: without a status it got no answer. One that the
 * browser's own timings tell of has none, and its status 0 only says that another origin keeps it to itself.
 */
final class RequestReader {
    /** Of one event; further ones are left out, and their numbers with them. */
    private static final int MAX_FAILED = 64;

    private static final int MAX_METHOD = 16;

    private final JsonParser parser;
    private final List<Request> failed = new ArrayList<>();

    private RequestReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @param status 0 where there was no answer */
    record Request(String method, String url, int status, double durationMs) {}

    static List<Request> failed(RecordedEvent event) {
        try (JsonParser parser = event.parseData()) {
            RequestReader reader = new RequestReader(parser);
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                reader.readData();
            }
            return reader.failed;
        } catch (IOException e) {
            // EventReader has read these very bytes as JSON.
            throw new UncheckedIOException("an event's data changed after it was read", e);
        }
    }

    private void readData() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isPayload = parser.currentName().equals("payload");
            if (parser.nextToken() == JsonToken.START_OBJECT && isPayload) {
                add(readRequest(true));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The single values of the object that the parser stands on; the requests of a payload are added. */
    private Map<String, String> readRequest(boolean isPayload) throws IOException {
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "requests" -> {
                    if (isPayload && value == JsonToken.START_ARRAY) {
                        readRequests();
                    } else {
                        parser.skipChildren();
                    }
                }
                case "name",
                        "url",
                        "method",
                        "status",
                        "responseStatus",
                        "duration",
                        "startTime",
                        "endTime",
                        "error" -> {
                    if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                        values.put(name, parser.getText());
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return values;
    }

    private void readRequests() throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                add(readRequest(false));
            } else {
                parser.skipChildren();
            }
        }
    }

    private void add(Map<String, String> values) {
        String url = values.getOrDefault("name", values.getOrDefault("url", ""));
        double status = number(values, "status", number(values, "responseStatus", 0));
        String method = values.getOrDefault("method", "").toUpperCase(Locale.ROOT);
        boolean unanswered = status == 0 && (!method.isEmpty() || values.containsKey("error"));
        if (!url.isEmpty() && (status >= 400 || unanswered) && failed.size() < MAX_FAILED) {
            double duration = number(values, "duration", number(values, "endTime", 0) - number(values, "startTime", 0));
            failed.add(
                    new Request(Clip.to(MAX_METHOD, method), url, (int) Math.min(status, 999), Math.max(0, duration)));
        }
    }

    private static double number(Map<String, String> values, String name, double otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
