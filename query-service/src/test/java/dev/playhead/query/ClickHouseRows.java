package dev.playhead.query;

import dev.playhead.recording.Position;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.facts.FactRows;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.facts.PlacedFact;
import dev.playhead.storage.facts.RecordingRow;
import dev.playhead.storage.facts.RecordingsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of one website in ClickHouse, as the indexer writes them; nothing is there before {@link #load}. */
public final class ClickHouseRows {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String websiteId;
    private final List<PlacedFact> facts = new ArrayList<>();
    private final List<RecordingRow> recordings = new ArrayList<>();

    public ClickHouseRows(String websiteId) {
        this.websiteId = websiteId;
    }

    /** A fact of a recording at a time, on a page. */
    public ClickHouseRows fact(UUID recording, long at, String pageUrl, FactDetail detail) {
        int index = facts.size();
        facts.add(new PlacedFact(
                new LogPlace(0, 50, at + 1_000),
                new Fact(
                        new Subject(new WebsiteId(websiteId), new RecordingId(recording)),
                        new Position(50, index),
                        detail.ordinal(),
                        at,
                        pageUrl,
                        detail)));
        return this;
    }

    /** A recording; values are columns, in ClickHouse's text form; what isn't named has its default. */
    public ClickHouseRows recording(UUID recording, long startedAt, long durationMs, Map<String, Object> values) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("website_id", websiteId);
        row.put("day", TIME.format(Instant.ofEpochMilli(startedAt)).substring(0, 10));
        row.put("recording_id", recording.toString());
        row.put("revision", 1);
        row.put("state", "ready");
        row.put("first_received_at", TIME.format(Instant.ofEpochMilli(startedAt)));
        row.put("last_received_at", TIME.format(Instant.ofEpochMilli(startedAt + durationMs)));
        row.put("started_at", TIME.format(Instant.ofEpochMilli(startedAt)));
        row.put("duration_ms", durationMs);
        row.putAll(values);
        recordings.add(new RecordingRow(recording, 1, json(row)));
        return this;
    }

    /** Puts them there, in one segment. */
    public void load(FactsStore store, RecordingsTable table) {
        UUID segment = UUID.randomUUID();
        if (!facts.isEmpty()) {
            store.load(segment, List.of(0), FactRows.lines(segment, facts), facts.size())
                    .await()
                    .atMost(PATIENCE);
        }
        table.upsert(recordings).await().atMost(PATIENCE);
    }

    private static String json(Map<String, Object> row) {
        return row.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + value(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case List<?> many -> many.stream().map(ClickHouseRows::value).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> value(entry.getKey()) + ":" + value(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            default -> "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        };
    }
}
