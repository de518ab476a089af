package dev.playhead.wire.usage;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * What a website has used in a month: absolute totals, so that a lost record costs nothing once the next one comes.
 * Published by the indexer to {@code playhead.usage} with the website id as key.
 *
 * @param month in UTC, of log-append time
 * @param rawBytes bytes of the events, inflated
 * @param version a later document of the same month has a higher one
 */
public record UsageTotals(
        WebsiteId websiteId, YearMonth month, long recordings, long events, long rawBytes, long version) {
    public UsageTotals {
        if (recordings < 0 || events < 0 || rawBytes < 0 || version < 0) {
            throw new IllegalArgumentException("totals are not negative");
        }
    }

    /**
     * The month that counts at a moment.
     *
     * @param epochMs epoch milliseconds
     */
    public static YearMonth monthOf(long epochMs) {
        return YearMonth.from(Instant.ofEpochMilli(epochMs).atOffset(ZoneOffset.UTC));
    }

    /** Whether this document replaces another of the same website. */
    public boolean isNewerThan(UsageTotals other) {
        int months = month.compareTo(other.month);
        return months > 0 || (months == 0 && version > other.version);
    }

    /** The record's key: the website id as text. */
    public byte[] key() {
        return websiteId.value().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON document. */
    public String toJson() {
        byte[] json = JsonText.write(out -> {
            out.writeStartObject();
            out.writeStringField("websiteId", websiteId.value());
            out.writeStringField("month", month.toString());
            out.writeNumberField("recordings", recordings);
            out.writeNumberField("events", events);
            out.writeNumberField("rawBytes", rawBytes);
            out.writeNumberField("version", version);
            out.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    /**
     * Reads a JSON document; unknown members are ignored.
     *
     * @throws IllegalArgumentException if it is no such document
     */
    public static UsageTotals fromJson(String text) {
        JsonObject json = JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
        return new UsageTotals(
                new WebsiteId(json.text("websiteId")),
                month(json.text("month")),
                json.number("recordings", 0),
                json.number("events", 0),
                json.number("rawBytes", 0),
                json.number("version", 0));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("member \"month\" is no month like 2026-11", e);
        }
    }
}
