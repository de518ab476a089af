package dev.playhead.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Limits of the ingest service. */
@ConfigMapping(prefix = "playhead.ingest")
public interface IngestConfig {
    /**
     * Bytes of request bodies that may be in memory at once, from their first byte until Kafka has them; beyond it
     * requests are answered 503. The heap should have about three times as much. One socket at a time may go beyond it until its event has
     * come to its end, by up to twice {@code rrweb-cloud.max-event-bytes}.
     */
    @WithDefault("64M")
    MemorySize inFlightBytes();

    /**
     * How many of these bytes sockets may hold. A socket waits for memory where a request is refused, so without a limit of
     * their own they would hold all of it while the log is away. An event over a socket takes up to three times its size.
     */
    @WithDefault("48M")
    MemorySize inFlightSocketBytes();

    /** Largest request body as sent, that is, compressed. Beyond it: 413. */
    @WithDefault("16M")
    MemorySize maxBodyBytes();

    /** Largest request body when inflated. Beyond it: 413. */
    @WithDefault("64M")
    MemorySize maxInflatedBytes();

    /**
     * Inflated bytes, twice each, that are masked at once for websites with masking rules or the strict level; further
     * chunks wait. A larger chunk is masked alone. The heap should have this much more.
     */
    @WithDefault("128M")
    MemorySize maskingBytes();

    /** How long a chunk waits for its turn to be masked. Beyond it: 503. */
    @WithDefault("4S")
    Duration maskingPatience();

    /**
     * Processor time that masking one chunk may take. Beyond it: 413, and nothing of the chunk is kept. Ten usual rules take a
     * second for about 25 MB of events.
     */
    @WithDefault("4S")
    Duration maskingTime();

    /**
     * Query parameters whose names begin so keep their values in page URLs at the strict level; all others lose them. The
     * indexer's {@code playhead.facts.kept-query} does the same for facts at every level.
     */
    @WithDefault("utm_")
    List<String> keptQuery();

    /**
     * Largest message that is no chunk (start, stop, identify…), and largest record of what a client says of itself with a
     * chunk. Beyond it: 413.
     */
    @WithDefault("256K")
    MemorySize maxControlBytes();

    /** Longest time that a body may take to arrive. Beyond it: 408. */
    @WithDefault("30S")
    Duration bodyTimeout();

    /**
     * Longest time from the body's last byte to the answer; beyond it 503. Recorders give up at 10 s and would re-send
     * what was stored.
     */
    @WithDefault("7S")
    Duration answerWithin();

    /**
     * Longest time after SIGTERM in which every write is told to come again while those that were taken get their answers;
     * then the framework waits for what is left, as long as {@code quarkus.shutdown.timeout}.
     */
    @WithDefault("10S")
    Duration drainWithin();

    /** What {@code Retry-After} says with a 503. */
    @WithDefault("2S")
    Duration retryAfter();

    /** How long a recording's token is valid. */
    @WithDefault("24H")
    Duration tokenLifetime();

    /** Fenced recordings that an instance remembers; the oldest are forgotten, and then refused later, by the log. */
    @WithDefault("100000")
    int rememberedFences();

    /**
     * What this many recordings said of themselves (three entries each at most) is remembered by an instance, so that it is
     * told to the log once; about 150 bytes an entry.
     */
    @WithDefault("100000")
    int rememberedRecordings();

    /**
     * Recordings announced by the indexer that an instance remembers, about 150 bytes each, so that one which began on another
     * instance goes on where the month's quota is used up; those of longest ago are forgotten, and then refused as new ones.
     */
    @WithDefault("200000")
    int knownRecordings();

    /**
     * For how long a stopped recording of a dialect without sequence numbers takes what its client had sent before the
     * stop. The log itself allows 5 s, so a longer time would acknowledge what is thrown away.
     */
    @WithDefault("4750MS")
    Duration lateRequests();

    /**
     * Header in which a trusted proxy ({@code quarkus.http.proxy.trusted-proxies}) tells the visitor's country, as {@code
     * CF-IPCountry}. Kept only for websites whose settings want it; without this setting for none.
     */
    Optional<String> countryHeader();

    /** Recordings that somebody watches. */
    Watched watched();

    /** How long browsers and proxies may keep the recorder's files without asking again. */
    @WithDefault("1H")
    Duration scriptMaxAge();

    /** What a recorder is told while somebody watches its recording. */
    interface Watched {
        /** How often it should upload then; otherwise its website's settings say it. */
        @WithDefault("250MS")
        Duration flushInterval();

        /** Watched recordings that an instance knows of; about 150 bytes each. Recorders of further ones aren't told. */
        @WithDefault("100000")
        int remembered();
    }
}
