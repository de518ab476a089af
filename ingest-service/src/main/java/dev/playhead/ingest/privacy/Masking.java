package dev.playhead.ingest.privacy;

import java.time.Duration;
import java.util.List;

/**
 * What filters of all websites go by.
 *
 * @param keptQuery query parameters whose names begin so keep their values in page URLs at the strict level
 * @param time of a processor that one chunk may take
 */
public record Masking(List<String> keptQuery, Duration time) {
    public Masking {
        keptQuery = List.copyOf(keptQuery);
    }
}
