package dev.playhead.benchmarks.indexer;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.system.Feed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * So many live recordings for a while, each uploading the next chunk of a real one every second; they begin at different places within a
 * second and in turn with different real ones.
 */
record LiveRecordings(List<List<RecordedChunks.Chunk>> real, Feed feed, int count, Duration lasts) {
    private static final long PERIOD_NANOS = 1_000_000_000;

    /** Raw bytes that were sent. */
    long run() {
        Feed.Recording[] live = new Feed.Recording[count];
        int[] next = new int[count];
        long begin = System.nanoTime();
        long sent = 0;
        for (long turn = 0; ; turn++) {
            long due = begin + turn * PERIOD_NANOS / count;
            if (due - begin >= lasts.toNanos()) {
                return sent;
            }
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int one = (int) (turn % count);
            List<RecordedChunks.Chunk> chunks = real.get(one % real.size());
            if (live[one] == null || next[one] == chunks.size()) {
                live[one] = feed.begin();
                next[one] = 0;
            }
            RecordedChunks.Chunk chunk = chunks.get(next[one]++);
            live[one].send(chunk.gzip(), chunk.events(), false);
            sent += chunk.lines().length;
        }
    }
}
