package dev.playhead.query.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one query of {@code POST /api/v1/analytics/sql} may take. */
@ConfigMapping(prefix = "playhead.sql")
public interface SqlSettings {
    /** Longest SQL text, in characters. */
    @WithDefault("16384")
    int longest();

    /** How long ClickHouse may work on one query. */
    @WithDefault("8s")
    Duration time();

    /** Memory that one query may take in ClickHouse, in bytes. */
    @WithDefault("1073741824")
    long memoryBytes();

    /** Rows of an answer; a query with more fails, so that nobody takes a part for the whole. */
    @WithDefault("100000")
    int rows();

    /** Bytes of an answer. */
    @WithDefault("16777216")
    int answerBytes();

    /** Rows of the tables that one query may read. */
    @WithDefault("500000000")
    long readRows();

    /** Threads of ClickHouse that one query may use. */
    @WithDefault("2")
    int threads();

    /** Queries that this service has running at once; further ones are told to come back later. */
    @WithDefault("4")
    int atOnce();

    /** A database of ClickHouse without tables, in which the names of queries are looked up; migration makes the default. */
    @WithDefault("playhead_sql")
    String database();
}
