package dev.playhead.seed.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.detect.Detect;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.seed.world.SeededRecording;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/** Summaries into the catalog, by COPY: a few megabytes at a time, each a transaction of its own. Not thread-safe. */
final class CatalogCopy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COPY = """
            COPY recordings (recording_id, website_id, external_id, dialect, partition, state, revision,
              first_received_at, last_received_at, last_offset, finalized, ended_at, started_at, duration_ms, active_ms,
              event_count, chunk_count, raw_bytes, stored_bytes, page_views, clicks, rage_clicks, dead_clicks, errors, entry_url, exit_url,
              visitor_uid, session_uid, user_id, browser, os, device, country, sdk, metadata, pages, activity,
              accept_state, detect_state) FROM STDIN
            """;

    private final Connection catalog;
    private final long revision;
    /** Accept and Detect as the indexer would restore them if such a recording ever went on: the row's last columns. */
    private final String states =
            "\t" + bytes(new Accept().state()) + "\t" + bytes(new Detect(Thresholds.defaults()).state());

    CatalogCopy(Connection catalog, long revision) {
        this.catalog = catalog;
        this.revision = revision;
    }

    void write(List<SeededRecording> recordings) throws SQLException, IOException {
        StringBuilder rows = new StringBuilder(recordings.size() * 1_200);
        recordings.forEach(recording -> row(rows, recording));
        catalog.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(rows.toString()));
    }

    private void row(StringBuilder out, SeededRecording recording) {
        SeededRecording.Times times = recording.times();
        SeededRecording.Volume volume = recording.volume();
        SeededRecording.Client client = recording.client();
        SeededRecording.Visit visit = recording.visit();
        Object[] values = {
            recording.subject().recordingId(),
            recording.subject().websiteId(),
            recording.externalId(),
            SeededRow.DIALECT,
            SeededRow.PARTITION,
            SeededRow.STATE,
            revision,
            times.receivedAt(),
            times.receivedAt() + times.durationMs(),
            0,
            true,
            times.endedAt(),
            times.startedAt(),
            times.durationMs(),
            times.activeMs(),
            volume.events(),
            volume.chunks(),
            volume.rawBytes(),
            volume.storedBytes(),
            recording.count(FactDetail.PageView.class),
            recording.count(FactDetail.Click.class),
            recording.count(FactDetail.RageClick.class),
            recording.count(FactDetail.DeadClick.class),
            recording.count(FactDetail.Failure.class),
            recording.entryUrl(),
            recording.exitUrl(),
            visit.visitorUid(),
            visit.sessionUid(),
            visit.userId(),
            client.browser(),
            client.os(),
            client.device(),
            client.country(),
            SeededRow.SDK,
            json(visit.metadata()),
            json(recording.pages()),
            visit.activity()
        };
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : "\t");
            escaped(out, values[i].toString());
        }
        out.append(states).append('\n');
    }

    /** As COPY's text format wants it. */
    private static void escaped(StringBuilder out, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String bytes(byte[] state) {
        return "\\\\x" + HexFormat.of().formatHex(state);
    }
}
