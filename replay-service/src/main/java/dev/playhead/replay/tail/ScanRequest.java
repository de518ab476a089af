package dev.playhead.replay.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A reader's wish for one recording's records in [{@code from}, {@code to}). Filled by the thread of one scan at a time. */
final class ScanRequest {
    private final RecordKey key;
    private final long from;
    private final long to;
    private final long sliceBytes;
    private final List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    private final CompletableFuture<LogSlice> slice = new CompletableFuture<>();
    private long bytes;

    ScanRequest(RecordKey key, long from, long to, long sliceBytes) {
        this.key = key;
        this.from = from;
        this.to = to;
        this.sliceBytes = sliceBytes;
    }

    RecordKey key() {
        return key;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    CompletableFuture<LogSlice> slice() {
        return slice;
    }

    boolean isDone() {
        return slice.isDone();
    }

    /** Takes a record of its recording. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        if (isDone() || record.offset() < from || record.offset() >= to) {
            return;
        }
        found.add(record);
        bytes += record.serializedValueSize();
        if (bytes >= sliceBytes) {
            slice.complete(new LogSlice(found, record.offset() + 1, false));
        }
    }

    /** Everything below {@code position} has been looked at. */
    void reached(long position) {
        if (position >= to) {
            slice.complete(new LogSlice(found, to, false));
        }
    }

    /** Retention has taken what lies between {@code position}, up to where all was looked at, and {@code start}. */
    void lost(long position, long start) {
        if (from < position) {
            slice.complete(new LogSlice(found, Math.min(position, to), false));
        } else if (from < start) {
            slice.complete(new LogSlice(List.of(), Math.min(start, to), true));
        }
    }

    void fail(LogUnavailable why) {
        slice.completeExceptionally(why);
    }
}
