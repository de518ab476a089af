package dev.playhead.benchmarks.cost;

import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Run;

/**
 * The price of a month: 100,000 recordings of 1 MiB that come evenly, kept for 30 days, each replayed twice. One indexer with production's
 * segments of 10 s, so all month long a segment every 10 s: with so little load their number doesn't depend on the number of recordings.
 */
record Bill(Requests requests, Prices prices, double writesASegment) {
    private static final double RECORDINGS = 100_000;
    private static final double GIGABYTES = RECORDINGS * (1 << 20) / 1e9;
    private static final double SEGMENTS = 30 * 86_400 / 10.0;
    private static final double MILLION = 1e6;
    /** What a store that keeps a stream for each recording asks for the same. */
    private static final double STREAM_A_RECORDING = 35;

    private static final double GOAL = 3.5;
    /** Kafka keeps chunks for 72 hours, three times. */
    private static final double KAFKA_MONTHS = 3 / 30.0 * 3;

    void report(Run run) {
        double writes = (SEGMENTS * writesASegment + RECORDINGS * requests.archiveWrites()) * prices.write() / MILLION;
        double reads = RECORDINGS * (requests.archiverReads() + requests.replayReads()) * prices.read() / MILLION;
        double storage = GIGABYTES * requests.archivedShare() * prices.storage();
        String what = "cost of a month, " + prices.name() + ": ";
        run.found(Figure.of(what + "writes, reads, storage", "$", writes + reads + storage)
                .against(STREAM_A_RECORDING)
                .atMost(GOAL));
        run.found(Figure.of(what + "segments and archives written", "$", writes));
        run.found(Figure.of(what + "read to archive and to replay twice", "$", reads));
        run.found(Figure.of(what + "stored", "$", storage));
        run.found(Figure.of(
                what + "traffic of two replays",
                "$",
                Requests.REPLAYS * GIGABYTES * requests.archivedShare() * prices.traffic()));
    }

    /** What isn't the store's. */
    static void others(Run run, Requests requests) {
        run.found(Figure.of(
                "cost of a month: Kafka's disk, 72 h in three copies",
                "$",
                GIGABYTES * requests.uploadedShare() * KAFKA_MONTHS * Prices.DISK));
        run.found(Figure.of(
                "cost of a month: indexing and archiving, by CPU time",
                "$",
                GIGABYTES * 1e3 * requests.cpuSecondsPerMegabyte() / 3_600 * Prices.CORE_HOUR));
    }
}
