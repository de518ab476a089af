package dev.playhead.doctor.hop;

import java.time.Duration;
import java.util.Locale;

/** The hops, in the order in which a recording makes them. */
public enum HopName {
    GATEWAY("gateway reached", Duration.ofSeconds(1)),
    INGEST("taken by ingest", Duration.ofSeconds(1)),
    LOG("replayed from Kafka", Duration.ofSeconds(2)),
    LIVE("seen live", Duration.ofSeconds(1)),
    LIST("listed", Duration.ofSeconds(20)),
    SEGMENT("stored", Duration.ofSeconds(20)),
    REPLAY("replayed from store", Duration.ofSeconds(3)),
    FACTS("facts in ClickHouse", Duration.ofSeconds(20)),
    ERASURE("erased", Duration.ofSeconds(30));

    private final String label;
    private final Duration slowAfter;

    HopName(String label, Duration slowAfter) {
        this.label = label;
        this.slowAfter = slowAfter;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** In JSON and options; never changes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Default. The waits for the indexer allow for its flush age, 10 s by default. */
    public Duration slowAfter() {
        return slowAfter;
    }
}
