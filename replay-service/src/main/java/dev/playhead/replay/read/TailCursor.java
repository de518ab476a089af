package dev.playhead.replay.read;

import dev.playhead.recording.Position;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.Subject;
import dev.playhead.replay.stored.Span;
import dev.playhead.replay.tail.CatchUp;
import dev.playhead.replay.tail.LogSlice;
import dev.playhead.replay.tail.RecordingTail;
import dev.playhead.replay.tail.TailItem;
import dev.playhead.storage.catalog.Checkpoint;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogReader;
import dev.playhead.wire.record.PendingChunks;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How far a read has come in the log. It begins where the catalog's checkpoint ends, so stored blocks and the tail neither overlap
 * nor leave a hole; what a resuming client has already is passed over.
 */
final class TailCursor {
    private final Subject subject;
    private final int partition;
    private final RecordingTail tail;
    private final Span span;
    private final Position after;
    private final ReplaySink sink;
    private long next;
    private long lastTimestamp;

    /** @param lastTimestamp of the stored events, epoch ms: where a gap at the seam is shown */
    TailCursor(
            Subject subject,
            Checkpoint checkpoint,
            Accept accept,
            Span span,
            Position after,
            long lastTimestamp,
            ReplaySink sink) {
        LogReader reader = reader(checkpoint);
        this.subject = subject;
        this.partition = checkpoint.partition();
        this.tail = new RecordingTail(subject, reader, accept);
        this.span = span;
        this.after = after;
        this.lastTimestamp = lastTimestamp;
        this.sink = sink;
        this.next = reader.startOffset(checkpoint.nextOffset());
    }

    /** The lowest offset that a read from this checkpoint needs: chunks may have begun below it. */
    static long startOffset(Checkpoint checkpoint) {
        return reader(checkpoint).startOffset(checkpoint.nextOffset());
    }

    private static LogReader reader(Checkpoint checkpoint) {
        return LogReader.resume(
                checkpoint.partition(),
                Limits.DEFAULTS,
                checkpoint.nextOffset(),
                PendingChunks.fromJson(checkpoint.pendingJson()));
    }

    /** What a resuming client has already. */
    Position after() {
        return after;
    }

    /** The state that this read has come to at {@link #next}. */
    RecordingTail tail() {
        return tail;
    }

    RecordingId recordingId() {
        return subject.recordingId();
    }

    int partition() {
        return partition;
    }

    /** The first offset that was not looked at. */
    long next() {
        return next;
    }

    /** As of the last record taken. */
    RecordingState state() {
        return tail.state();
    }

    /** Takes everything below {@code end}, in slices of bounded memory. Stops early when the recording is erased. */
    void readTo(long end, CatchUp catchUp) throws IOException {
        while (next < end && !Opening.isGone(state())) {
            LogSlice slice = catchUp.read(partition, subject.recordingId(), next, end);
            if (slice.lost()) {
                sink.gap(gap(Gap.Reason.LOG_RETENTION), new Position(slice.nextOffset() - 1, 0));
            }
            for (ConsumerRecord<byte[], byte[]> record : slice.records()) {
                take(record);
            }
            next = Math.max(next, slice.nextOffset());
        }
    }

    /** A gap after the last event so far. */
    Gap gap(Gap.Reason reason) {
        return new Gap(lastTimestamp, lastTimestamp, reason);
    }

    /** Takes a record; one that was taken before is passed over. */
    void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.offset() < next) {
            return;
        }
        next = record.offset() + 1;
        for (TailItem item : tail.read(record)) {
            switch (item) {
                case TailItem.Events(long offset, int firstIndex, List<RecordedEvent> events) ->
                    give(offset, firstIndex, events);
                case TailItem.Unreadable(long offset, long at, String reason) -> unreadable(offset, at);
                case TailItem.Became(RecordingState state) -> sink.state(state);
            }
        }
    }

    /** See {@link TailItem.Unreadable}. */
    void unreadable(long offset, long at) throws IOException {
        if (offset > after.offset()) {
            sink.gap(new Gap(at, at, Gap.Reason.UNREADABLE_CHUNK), new Position(offset, 0));
        }
    }

    private void give(long offset, int firstIndex, List<RecordedEvent> events) throws IOException {
        int had = 0;
        while (had < events.size() && new Position(offset, firstIndex + had).compareTo(after) <= 0) {
            had++;
        }
        List<RecordedEvent> wanted = events.subList(had, events.size());
        if (span.to() != Span.ALL.to()) {
            wanted = wanted.stream()
                    .filter(event -> span.reaches(event.timestamp()))
                    .toList();
        }
        if (!wanted.isEmpty()) {
            lastTimestamp = Math.max(lastTimestamp, wanted.getLast().timestamp());
            sink.events(offset, firstIndex + had, wanted);
        }
    }
}
