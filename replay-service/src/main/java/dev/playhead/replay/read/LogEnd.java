package dev.playhead.replay.read;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.tail.CatchUp;
import dev.playhead.replay.tail.LogUnavailable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The end of a recording's partition, asked for while the catalog is asked for the recording: a viewer waits for the slower of the two,
 * not for both. The partition is where a recording of this id is put; the catalog has the last word.
 */
final class LogEnd {
    private record Answer(int partition, long end) {}

    private final CatchUp catchUp;
    private final FutureTask<Answer> answer;

    private LogEnd(CatchUp catchUp, FutureTask<Answer> answer) {
        this.catchUp = catchUp;
        this.answer = answer;
    }

    static LogEnd askedFor(RecordingId id, CatchUp catchUp) {
        FutureTask<Answer> answer = new FutureTask<>(() -> {
            int partition = catchUp.partitionOf(id);
            return new Answer(partition, catchUp.endOffset(partition));
        });
        Thread.ofVirtual().name("replay-log-end").start(answer);
        return new LogEnd(catchUp, answer);
    }

    /**
     * The offset after the last record that was acknowledged before it was asked for.
     *
     * @throws LogUnavailable if Kafka gave none
     */
    long of(int partition) {
        try {
            Answer known = answer.get();
            return known.partition() == partition ? known.end() : catchUp.endOffset(partition);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LogUnavailable unavailable
                    ? unavailable
                    : new LogUnavailable("Kafka did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while waiting for the log's end", e);
        }
    }
}
