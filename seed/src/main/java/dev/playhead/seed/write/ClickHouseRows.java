package dev.playhead.seed.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.seed.world.SeededRecording;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.Insert;
import dev.playhead.storage.facts.FactRows;
import dev.playhead.storage.facts.PlacedFact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Summaries and facts into ClickHouse, in the rows that storage itself writes: kinds that it learns need nothing here. */
final class ClickHouseRows {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final ClickHouse clickHouse;
    private final long revision;
    private final UUID segment;

    ClickHouseRows(ClickHouse clickHouse, long revision, UUID segment) {
        this.clickHouse = clickHouse;
        this.revision = revision;
        this.segment = segment;
    }

    /** Each recording's log is made up: offsets are counted per recording. */
    void facts(List<SeededRecording> recordings) throws Exception {
        List<PlacedFact> placed = new ArrayList<>();
        for (SeededRecording recording : recordings) {
            for (Fact fact : recording.facts()) {
                var place = new LogPlace(SeededRow.PARTITION, fact.position().offset(), fact.timestamp());
                placed.add(new PlacedFact(place, fact));
            }
        }
        insert("facts", FactRows.lines(segment, placed), placed.size());
    }

    void summaries(List<SeededRecording> recordings) throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(recordings.size() * 1_200);
        for (SeededRecording recording : recordings) {
            try (JsonGenerator json = JSON.createGenerator(lines)) {
                json.writeStartObject();
                summary(json, recording);
                json.writeEndObject();
            }
            lines.write('\n');
        }
        insert("recordings", lines.toByteArray(), recordings.size());
    }

    private void insert(String table, byte[] lines, int rows) throws Exception {
        clickHouse.insertBlocking(
                new Insert(table, lines, rows, UUID.randomUUID().toString()));
    }

    private void summary(JsonGenerator json, SeededRecording recording) throws IOException {
        SeededRecording.Times times = recording.times();
        SeededRecording.Volume volume = recording.volume();
        json.writeStringField("website_id", recording.subject().websiteId().value());
        json.writeStringField("recording_id", recording.subject().recordingId().toString());
        json.writeStringField("day", time(times.receivedAt()).substring(0, 10));
        json.writeNumberField("revision", revision);
        json.writeStringField("external_id", recording.externalId());
        json.writeStringField("dialect", SeededRow.DIALECT);
        json.writeStringField("state", SeededRow.STATE);
        json.writeStringField("first_received_at", time(times.receivedAt()));
        json.writeStringField("last_received_at", time(times.receivedAt() + times.durationMs()));
        json.writeStringField("ended_at", time(times.endedAt()));
        json.writeStringField("started_at", time(times.startedAt()));
        json.writeNumberField("duration_ms", times.durationMs());
        json.writeNumberField("active_ms", times.activeMs());
        json.writeNumberField("event_count", volume.events());
        json.writeNumberField("chunk_count", volume.chunks());
        json.writeNumberField("raw_bytes", volume.rawBytes());
        json.writeNumberField("stored_bytes", volume.storedBytes());
        json.writeNumberField("page_views", recording.count(FactDetail.PageView.class));
        json.writeNumberField("clicks", recording.count(FactDetail.Click.class));
        json.writeNumberField("rage_clicks", recording.count(FactDetail.RageClick.class));
        json.writeNumberField("dead_clicks", recording.count(FactDetail.DeadClick.class));
        json.writeNumberField("errors", recording.count(FactDetail.Failure.class));
        json.writeStringField("entry_url", recording.entryUrl());
        json.writeStringField("exit_url", recording.exitUrl());
        json.writeStringField("browser", recording.client().browser());
        json.writeStringField("os", recording.client().os());
        json.writeStringField("device", recording.client().device());
        json.writeStringField("country", recording.client().country());
        json.writeStringField("sdk", SeededRow.SDK);
        visit(json, recording);
    }

    private static void visit(JsonGenerator json, SeededRecording recording) throws IOException {
        json.writeStringField("visitor_uid", recording.visit().visitorUid());
        json.writeStringField("session_uid", recording.visit().sessionUid());
        json.writeStringField("user_id", recording.visit().userId());
        json.writeObjectFieldStart("metadata");
        for (Map.Entry<String, String> value : recording.visit().metadata().entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("pages");
        for (String page : recording.pages()) {
            json.writeString(page);
        }
        json.writeEndArray();
    }

    private static String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs));
    }
}
