package dev.playhead.query.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.access.Scope;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A recording's facts, out of ClickHouse. */
@ApplicationScoped
class Facts {
    /** A recording takes no more 25 h after its first record; its end, which completes facts, comes soon after. */
    private static final Duration LONGEST_RECORDING = Duration.ofDays(3);

    private static final String COLUMNS =
            Arrays.stream(FactField.values()).map(FactField::column).collect(Collectors.joining(", "));

    // The website leads the sort key, the months of received_at are the table's parts: few granules are looked into.
    private static final String OF_RECORDING =
            "SELECT kind, toUnixTimestamp64Milli(ts) AS at, position_offset, position_index, ordinal, " + COLUMNS + """
                      FROM facts
                     WHERE $tenant AND recording_id = {recording:UUID}
                       AND received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
                       AND received_at < fromUnixTimestamp64Milli({until:Int64}, 'UTC')
                    """;
    private static final String OF_KINDS = " AND kind IN {kinds:Array(String)}";
    private static final String BEHIND = " AND (at, position_offset, position_index, ordinal)"
            + " > ({at:Int64}, {offset:UInt64}, {index:UInt32}, {ordinal:UInt16})";
    private static final String ORDERED = " ORDER BY at, position_offset, position_index, ordinal LIMIT {limit:UInt32}";

    private final TenantRows rows;

    Facts(TenantRows rows) {
        this.rows = rows;
    }

    /** A page of a recording's facts, by time. Fails with a 503 where ClickHouse gives none in time. */
    Uni<FactsPage> page(Scope scope, RecordingPlace recording, FactsQuery query) {
        return rows.query(scope, Optional.of(recording.subject().websiteId()), sql(query), parameters(recording, query))
                .map(found -> page(found, query.limit()));
    }

    private static String sql(FactsQuery query) {
        return OF_RECORDING
                + (query.kinds().isEmpty() ? "" : OF_KINDS)
                + (query.after().isPresent() ? BEHIND : "")
                + ORDERED;
    }

    private static Map<String, Object> parameters(RecordingPlace recording, FactsQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("recording", recording.subject().recordingId().toString());
        parameters.put("since", recording.firstReceivedAt());
        parameters.put("until", recording.firstReceivedAt() + LONGEST_RECORDING.toMillis());
        // one row more than asked for tells whether there is a next page
        parameters.put("limit", query.limit() + 1);
        if (!query.kinds().isEmpty()) {
            parameters.put("kinds", query.kinds());
        }
        query.after().ifPresent(cursor -> {
            parameters.put("at", cursor.at());
            parameters.put("offset", cursor.offset());
            parameters.put("index", cursor.index());
            parameters.put("ordinal", cursor.ordinal());
        });
        return parameters;
    }

    private static FactsPage page(List<ObjectNode> rows, int limit) {
        boolean more = rows.size() > limit;
        List<ObjectNode> shown = more ? rows.subList(0, limit) : rows;
        return new FactsPage(
                shown.stream().map(FactView::of).toList(),
                more ? FactView.cursor(shown.getLast()).text() : null);
    }
}
