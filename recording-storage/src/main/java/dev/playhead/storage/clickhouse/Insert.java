package dev.playhead.storage.clickhouse;

import java.util.HashMap;
import java.util.Map;

/**
 * One insert.
 *
 * @param rows how many lines there are; the server is told to make one block of them
 * @param deduplicationToken an insert with a token that the table has seen is acknowledged and dropped
 */
public record Insert(String table, byte[] jsonEachRow, int rows, String deduplicationToken) {
    /** The server's own default, below which it makes one block anyway. */
    private static final int DEFAULT_BLOCK_ROWS = 1_048_449;

    /**
     * One block, so one part a month and all or nothing: no parallel parsing, no asynchronous queue, no splitting. Unknown
     * fields are refused, since a row that silently loses a value is worse than one that doesn't load.
     */
    Map<String, String> serverSettings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("async_insert", "0");
        settings.put("input_format_parallel_parsing", "0");
        settings.put("input_format_skip_unknown_fields", "0");
        settings.put("max_insert_block_size", Integer.toString(Math.max(rows, DEFAULT_BLOCK_ROWS)));
        settings.put("min_insert_block_size_rows", Integer.toString(Math.max(rows, DEFAULT_BLOCK_ROWS)));
        settings.put("insert_deduplicate", "1");
        return settings;
    }
}
