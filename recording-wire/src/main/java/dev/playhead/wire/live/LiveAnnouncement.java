package dev.playhead.wire.live;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A recording has started, gone on or ended. Published by the indexer to {@code playhead.live} with the recording id as key, as it
 * accepts and before anything is stored; best effort, the truth is the catalog. A record without a value says that the recording was
 * erased: nothing of it may be shown any more. What an indexer reads again it announces again, with the same offsets: of two
 * announcements of a recording the one with the higher offset holds.
 *
 * @param state  as in the catalog: {@code live}, {@code ready} or {@code stopped}
 * @param last   the recording's last record, taken or not
 */
public record LiveAnnouncement(
        Subject subject, Change change, String state, LogPlace last, Activity activity, Page page, Who who) {

    /** What is new. */
    public enum Change {
        STARTED,
        PROGRESSED,
        ENDED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Change parse(String wireName) {
            for (Change change : values()) {
                if (change.wireName().equals(wireName)) {
                    return change;
                }
            }
            throw new IllegalArgumentException("member \"change\" is none of started, progressed, ended");
        }
    }

    /**
     * @param startedAt  epoch milliseconds; 0 while no event has come
     * @param durationMs from the first event to the last
     */
    public record Activity(
            long startedAt,
            long durationMs,
            long eventCount,
            long pageViews,
            long clicks,
            long rageClicks,
            long errors) {}

    /** URLs as facts have them: without query values; {@code ""} where unknown. */
    public record Page(String entryUrl, String exitUrl) {}

    /** {@code ""} where unknown. */
    public record Who(
            String visitorUid,
            String sessionUid,
            String userId,
            String browser,
            String os,
            String device,
            String country) {}

    /** Whether this announcement holds where another of the same recording is known. */
    public boolean isNewerThan(LiveAnnouncement other) {
        return last.offset() > other.last.offset();
    }

    /** The record's key: the recording id as text. */
    public byte[] key() {
        return subject.recordingId().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON document. */
    public byte[] toJson() {
        return JsonText.write(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("recordingId", subject.recordingId().toString());
        out.writeStringField("websiteId", subject.websiteId().value());
        out.writeStringField("change", change.wireName());
        out.writeStringField("state", state);
        out.writeNumberField("partition", last.partition());
        out.writeNumberField("offset", last.offset());
        out.writeNumberField("at", last.appendedAt());
        out.writeNumberField("startedAt", activity.startedAt());
        out.writeNumberField("durationMs", activity.durationMs());
        out.writeNumberField("eventCount", activity.eventCount());
        out.writeNumberField("pageViews", activity.pageViews());
        out.writeNumberField("clicks", activity.clicks());
        out.writeNumberField("rageClicks", activity.rageClicks());
        out.writeNumberField("errors", activity.errors());
        out.writeStringField("entryUrl", page.entryUrl());
        out.writeStringField("exitUrl", page.exitUrl());
        out.writeStringField("visitorUid", who.visitorUid());
        out.writeStringField("sessionUid", who.sessionUid());
        out.writeStringField("userId", who.userId());
        out.writeStringField("browser", who.browser());
        out.writeStringField("os", who.os());
        out.writeStringField("device", who.device());
        out.writeStringField("country", who.country());
        out.writeEndObject();
    }

    /**
     * Reads a JSON document; unknown members are ignored.
     *
     * @throws IllegalArgumentException if it is no announcement
     */
    public static LiveAnnouncement fromJson(byte[] document) {
        JsonObject json = JsonObject.parse(document);
        RecordingId recording = RecordingId.parse(json.text("recordingId"))
                .orElseThrow(() -> new IllegalArgumentException("member \"recordingId\" is no recording id"));
        return new LiveAnnouncement(
                new Subject(new WebsiteId(json.text("websiteId")), recording),
                Change.parse(json.text("change")),
                json.text("state"),
                new LogPlace(json.intNumber("partition", 0), json.number("offset"), json.number("at", 0)),
                new Activity(
                        json.number("startedAt", 0),
                        json.number("durationMs", 0),
                        json.number("eventCount", 0),
                        json.number("pageViews", 0),
                        json.number("clicks", 0),
                        json.number("rageClicks", 0),
                        json.number("errors", 0)),
                new Page(json.text("entryUrl", ""), json.text("exitUrl", "")),
                new Who(
                        json.text("visitorUid", ""),
                        json.text("sessionUid", ""),
                        json.text("userId", ""),
                        json.text("browser", ""),
                        json.text("os", ""),
                        json.text("device", ""),
                        json.text("country", "")));
    }
}
