package dev.playhead.recording.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of what nearly every chunk is, plain JSON objects one after another, in one pass over its bytes. Whatever else a chunk may
 * be, and whatever is wrong with one, {@link EventReader} reads with a parser: both give the same events.
 */
final class LineScan {
    private static final int UNSURE = JsonScan.UNSURE;
    private static final int NO_NUMBER = -1;
    private static final int LARGE_NUMBER = -2;
    private static final int MOST_DIGITS = 9;
    private static final int MOST_TIME_DIGITS = 18;
    private static final byte[] TYPE = name("type");
    private static final byte[] DATA = name("data");
    private static final byte[] TIMESTAMP = name("timestamp");
    private static final byte[] SOURCE = name("source");
    private static final byte[] EVENTS = name("events");

    private final byte[] bytes;
    private final JsonScan json;
    private final long receivedAt;

    private int type;
    private int source;
    private long timestamp;
    private int dataStart;
    private int dataEnd;

    private LineScan(byte[] bytes, long receivedAt) {
        this.bytes = bytes;
        this.json = new JsonScan(bytes);
        this.receivedAt = receivedAt;
    }

    /** Null where a parser must tell. */
    static @Nullable List<RecordedEvent> read(byte[] inflated, long receivedAt) {
        return new LineScan(inflated, receivedAt).events();
    }

    private @Nullable List<RecordedEvent> events() {
        List<RecordedEvent> events = new ArrayList<>();
        int at = json.pastSpace(0);
        while (at < bytes.length) {
            json.lineEnded = false;
            int end = event(at);
            if (end == UNSURE) {
                return null;
            }
            long time = timestamp == 0 ? -receivedAt : timestamp;
            events.add(new RecordedEvent(bytes, at, end, type, source, time, dataStart, dataEnd, !json.lineEnded));
            at = json.pastSpace(end);
        }
        return events;
    }

    /** Where the event that begins there ends. */
    private int event(int start) {
        type = RecordedEvent.NO_TYPE;
        source = RecordedEvent.NO_SOURCE;
        timestamp = 0;
        dataStart = start;
        dataEnd = start;
        return object(start, this::field);
    }

    /** Reads a field's value and answers where it ends. */
    private interface Field {
        int read(int name, int value);
    }

    private int object(int start, Field field) {
        if (json.at(start) != '{') {
            return UNSURE;
        }
        int at = json.pastSpace(start + 1);
        if (json.at(at) == '}') {
            return at + 1;
        }
        while (true) {
            int value = json.name(at);
            int end = value == UNSURE ? UNSURE : field.read(at, value);
            int after = end == UNSURE ? UNSURE : json.pastSpace(end);
            if (after == UNSURE || json.at(after) == '}') {
                return after == UNSURE ? UNSURE : after + 1;
            }
            if (json.at(after) != ',') {
                return UNSURE;
            }
            at = json.pastSpace(after + 1);
        }
    }

    private int field(int name, int value) {
        if (is(name, DATA)) {
            source = RecordedEvent.NO_SOURCE;
            dataStart = value;
            dataEnd = json.at(value) == '{' ? object(value, this::dataField) : json.value(value);
            return dataEnd;
        }
        int end = json.value(value);
        if (end == UNSURE) {
            return UNSURE;
        }
        if (is(name, TYPE)) {
            type = smallNumber(value, end);
            return type == LARGE_NUMBER ? UNSURE : end;
        }
        if (is(name, TIMESTAMP)) {
            timestamp = milliseconds(value, end);
            return timestamp == LARGE_NUMBER ? UNSURE : end;
        }
        // An envelope, perhaps.
        return is(name, EVENTS) && json.at(value) == '[' ? UNSURE : end;
    }

    private int dataField(int name, int value) {
        int end = json.value(value);
        if (end != UNSURE && is(name, SOURCE)) {
            source = smallNumber(value, end);
            return source == LARGE_NUMBER ? UNSURE : end;
        }
        return end;
    }

    private int smallNumber(int from, int end) {
        if (!isInteger(from, end)) {
            return NO_NUMBER;
        }
        if (end - from > MOST_DIGITS) {
            return LARGE_NUMBER;
        }
        int number = (int) integer(from, end);
        return number < 0 ? NO_NUMBER : number;
    }

    private long milliseconds(int from, int end) {
        byte first = json.at(from);
        if (first != '-' && (first < '0' || first > '9')) {
            return 0;
        }
        if (!isInteger(from, end)) {
            return EventReader.asTime((long) Double.parseDouble(text(from, end)));
        }
        return end - from > MOST_TIME_DIGITS ? LARGE_NUMBER : EventReader.asTime(integer(from, end));
    }

    private boolean isInteger(int from, int end) {
        int at = json.at(from) == '-' ? from + 1 : from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == end;
    }

    private long integer(int from, int end) {
        boolean negative = bytes[from] == '-';
        long number = 0;
        for (int at = negative ? from + 1 : from; at < end; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return negative ? -number : number;
    }

    private String text(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }

    /** @param quoted with its quotes */
    private boolean is(int name, byte[] quoted) {
        return name + quoted.length <= bytes.length
                && Arrays.equals(bytes, name, name + quoted.length, quoted, 0, quoted.length);
    }

    private static byte[] name(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
