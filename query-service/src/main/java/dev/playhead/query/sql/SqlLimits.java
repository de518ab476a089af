package dev.playhead.query.sql;

import java.util.Map;

/** Our limits as ClickHouse's settings. */
final class SqlLimits {
    private SqlLimits() {}

    static Map<String, String> settings(SqlSettings limits) {
        return Map.ofEntries(
                // no writing, no DDL; a setting can be sent beside the query, not within it
                Map.entry("readonly", "2"),
                Map.entry("max_execution_time", Double.toString(limits.time().toMillis() / 1_000.0)),
                Map.entry("timeout_overflow_mode", "throw"),
                Map.entry("max_memory_usage", Long.toString(limits.memoryBytes())),
                Map.entry("max_threads", Integer.toString(limits.threads())),
                Map.entry("max_result_rows", Integer.toString(limits.rows())),
                Map.entry("max_result_bytes", Integer.toString(limits.answerBytes())),
                Map.entry("result_overflow_mode", "throw"),
                Map.entry("max_rows_to_read", Long.toString(limits.readRows())),
                Map.entry("read_overflow_mode", "throw"),
                // nothing is written to the server's disk on the way
                Map.entry("max_bytes_before_external_group_by", "0"),
                Map.entry("max_bytes_ratio_before_external_group_by", "0"),
                Map.entry("max_bytes_before_external_sort", "0"),
                Map.entry("max_bytes_ratio_before_external_sort", "0"),
                Map.entry("function_range_max_elements_in_block", "1000000"),
                Map.entry("max_subquery_depth", "20"),
                Map.entry("enable_global_with_statement", "1"),
                Map.entry("use_query_cache", "0"),
                Map.entry("output_format_json_quote_64bit_integers", "0"),
                Map.entry("output_format_write_statistics", "1"));
    }
}
