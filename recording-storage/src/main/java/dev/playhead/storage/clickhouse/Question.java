package dev.playhead.storage.clickhouse;

import com.clickhouse.data.ClickHouseFormat;
import java.util.Map;

/**
 * A statement whose answer is wanted as the server writes it, under settings of its own.
 *
 * @param parameters by the names that the SQL gives them
 * @param database that names without one are looked up in
 * @param serverSettings the server's, by name; they hold for this statement only
 * @param maxAnswerBytes a larger answer fails
 */
public record Question(
        String sql,
        Map<String, Object> parameters,
        String database,
        Format format,
        Map<String, String> serverSettings,
        int maxAnswerBytes) {
    /** What an answer looks like. */
    public enum Format {
        /** A JSON object a line. */
        JSON_LINES(ClickHouseFormat.JSONEachRow),
        /** One document: {@code meta}, {@code data} as arrays of values, {@code rows}, {@code statistics}. */
        JSON_COMPACT(ClickHouseFormat.JSONCompact),
        /** Comma-separated, names first. */
        CSV(ClickHouseFormat.CSVWithNames);

        private final ClickHouseFormat clients;

        Format(ClickHouseFormat clients) {
            this.clients = clients;
        }

        ClickHouseFormat clients() {
            return clients;
        }
    }
}
