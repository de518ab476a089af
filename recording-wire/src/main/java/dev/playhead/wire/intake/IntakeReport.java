package dev.playhead.wire.intake;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What one instance of ingest has taken and refused since it began: totals, so that a report that is read twice, or after a
 * later one, changes nothing. Published to {@code playhead.intake} with the instance as key.
 *
 * @param instance minted at the instance's start
 */
public record IntakeReport(UUID instance, List<Tally> tallies) {
    /** The reason of what was not refused. */
    public static final String ACCEPTED = "";

    /** Tallies that one report holds at most; it stays far below the topic's largest record. */
    public static final int MOST = 1_000;

    private static final long HOUR_MS = 3_600_000;
    private static final Pattern REASON = Pattern.compile("[a-z0-9_]{0,64}");

    /**
     * Chunks and starts of a website that had the same outcome in an hour.
     *
     * @param hour its begin, epoch milliseconds
     * @param reason why they were refused, one of ingest's own words; {@link #ACCEPTED} = they weren't
     * @param lastAt when the last of them came, epoch milliseconds by that instance's clock
     */
    public record Tally(WebsiteId websiteId, long hour, String reason, long count, long lastAt) {
        public Tally {
            if (hour % HOUR_MS != 0 || count < 1 || !REASON.matcher(reason).matches()) {
                throw new IllegalArgumentException("a tally is of a whole hour, of something, for a reason of ours");
            }
        }
    }

    public IntakeReport {
        tallies = List.copyOf(tallies);
    }

    /** The begin of the hour that a moment lies in; both epoch milliseconds. */
    public static long hourOf(long epochMs) {
        return Math.floorDiv(epochMs, HOUR_MS) * HOUR_MS;
    }

    /** The record's key. */
    public byte[] key() {
        return instance.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON document. */
    public byte[] toJson() {
        return JsonText.write(out -> {
            out.writeStartObject();
            out.writeStringField("instance", instance.toString());
            out.writeArrayFieldStart("tallies");
            for (Tally tally : tallies) {
                out.writeStartObject();
                out.writeStringField("websiteId", tally.websiteId().value());
                out.writeNumberField("hour", tally.hour());
                out.writeStringField("reason", tally.reason());
                out.writeNumberField("count", tally.count());
                out.writeNumberField("lastAt", tally.lastAt());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /**
     * Reads a JSON document; unknown members are ignored.
     *
     * @throws IllegalArgumentException if it is no such document
     */
    public static IntakeReport fromJson(byte[] text) {
        JsonObject json = JsonObject.parse(text);
        return new IntakeReport(
                UUID.fromString(json.text("instance")),
                json.objects("tallies").stream()
                        .map(one -> new Tally(
                                new WebsiteId(one.text("websiteId")),
                                one.number("hour"),
                                one.text("reason", ACCEPTED),
                                one.number("count"),
                                one.number("lastAt", 0)))
                        .toList());
    }
}
