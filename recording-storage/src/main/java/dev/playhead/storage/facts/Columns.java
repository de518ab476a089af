package dev.playhead.storage.facts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Values as ClickHouse's columns take them. Whatever a page may have put into an event, the row loads: one bad value must not hold up a partition. */
record Columns(JsonGenerator json) {
    /** The year 2286; DateTime64 ends in 2299. */
    private static final long LATEST = 9_999_999_999_999L;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    void text(String column, String value) throws IOException {
        json.writeStringField(column, wellFormed(value));
    }

    /** @param epochMs limited to what DateTime64 holds */
    void time(String column, long epochMs) throws IOException {
        json.writeStringField(column, TIME.format(Instant.ofEpochMilli(Math.clamp(epochMs, 0, LATEST))));
    }

    /** For unsigned columns: negative ones become 0. */
    void number(String column, long value) throws IOException {
        json.writeNumberField(column, Math.max(0, value));
    }

    void signed(String column, long value) throws IOException {
        json.writeNumberField(column, value);
    }

    void decimal(String column, double value) throws IOException {
        json.writeNumberField(column, Double.isFinite(value) ? value : 0);
    }

    void map(String column, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(column);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(wellFormed(value.getKey()), wellFormed(value.getValue()));
        }
        json.writeEndObject();
    }

    /** Half a surrogate pair, from a string that was cut, is no UTF-8; it becomes U+FFFD. */
    static String wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return value.codePoints()
                        .map(point ->
                                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return value;
    }
}
