package dev.playhead.indexer.fold;

import java.time.LocalDate;

/**
 * What became of a website's events of one day in one step: a row's worth of {@code usage_daily}.
 *
 * @param websiteId  empty where a record that could not be decoded names no website
 * @param day        UTC, of log-append time
 * @param recordings that began
 * @param rawBytes   of the stored events, as NDJSON
 */
public record DayUsage(String websiteId, LocalDate day, long recordings, Events events, long rawBytes) {

    /** In events; their sum is what was received. */
    public record Events(long stored, long duplicate, long fenced, long deadLettered) {}
}
