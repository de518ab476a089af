package dev.playhead.query.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.storage.clickhouse.ClickHouse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The only reader of ClickHouse's facts: nothing else in this service may touch them (a test enforces it). */
@ApplicationScoped
class Facts {
    private static final Logger LOG = Logger.getLogger(Facts.class);

    /** A recording takes no more 25 h after its first record; its end, which completes facts, comes soon after. */
    private static final Duration LONGEST_RECORDING = Duration.ofDays(3);

    private static final String COLUMNS =
            Arrays.stream(FactField.values()).map(FactField::column).collect(Collectors.joining(", "));

    // The website leads the sort key, the months of received_at are the table's parts: few granules are looked into.
    private static final String OF_RECORDING =
            "SELECT kind, toUnixTimestamp64Milli(ts) AS at, position_offset, position_index, ordinal, " + COLUMNS + """
                      FROM facts
                     WHERE website_id = {website:String} AND recording_id = {recording:UUID}
                       AND received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
                       AND received_at < fromUnixTimestamp64Milli({until:Int64}, 'UTC')
                    """;
    private static final String OF_KINDS = " AND kind IN {kinds:Array(String)}";
    private static final String BEHIND = " AND (at, position_offset, position_index, ordinal)"
            + " > ({at:Int64}, {offset:UInt64}, {index:UInt32}, {ordinal:UInt16})";
    private static final String ORDERED = " ORDER BY at, position_offset, position_index, ordinal LIMIT {limit:UInt32}";

    private final ClickHouse clickHouse;
    private final Duration patience;

    Facts(ClickHouse clickHouse, QuerySettings settings) {
        this.clickHouse = clickHouse;
        this.patience = settings.factsTimeout();
    }

    /** A page of a recording's facts, by time. Fails with a 503 where ClickHouse gives none in time. */
    Uni<FactsPage> page(RecordingPlace recording, FactsQuery query) {
        return clickHouse
                .query(sql(query), parameters(recording, query))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf(
                            "facts can't be read recordingId=%s websiteId=%s: %s",
                            recording.subject().recordingId(),
                            recording.subject().websiteId(),
                            failure);
                    return ProblemException.factsUnavailable();
                })
                .map(rows -> page(rows, query.limit()));
    }

    private static String sql(FactsQuery query) {
        return OF_RECORDING
                + (query.kinds().isEmpty() ? "" : OF_KINDS)
                + (query.after().isPresent() ? BEHIND : "")
                + ORDERED;
    }

    private static Map<String, Object> parameters(RecordingPlace recording, FactsQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("website", recording.subject().websiteId().value());
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
