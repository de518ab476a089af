package dev.playhead.benchmarks.cost;

import java.time.Duration;

/**
 * What a run of so many recordings asked of the store and left there. Counts of the store are read when they are asked for.
 *
 * @param rawBytes of events
 * @param uploadedBytes of chunks as they came: what Kafka keeps
 * @param archivedBytes of objects that stay
 * @param cpu of the indexer, archiving included
 */
record Requests(
        int recordings, long rawBytes, long uploadedBytes, long archivedBytes, CountingStore store, Duration cpu) {
    /** How often each recording is replayed. */
    static final int REPLAYS = 2;

    /** Requests for one segment to be stored; the bill says how many segments a month has. */
    double writesASegment(long segments) {
        return (double) (store.count("PUT", "segments") + store.count("POST", "segments")) / segments;
    }

    double archiveWrites() {
        return (double) (store.count("PUT", "archives") + store.count("POST", "archives")) / recordings;
    }

    /** Requests by which the archiver reads a recording's blocks. */
    double archiverReads() {
        return (double) store.count("GET", "segments") / recordings;
    }

    double replayReads() {
        return (double) store.count("GET", "archives") / recordings;
    }

    double archivedShare() {
        return (double) archivedBytes / rawBytes;
    }

    double uploadedShare() {
        return (double) uploadedBytes / rawBytes;
    }

    double cpuSecondsPerMegabyte() {
        return cpu.toNanos() / 1e9 / (rawBytes / 1e6);
    }
}
