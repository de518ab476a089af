package dev.playhead.replay.read;

import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.tail.CatchUp;
import dev.playhead.replay.tail.Fed;
import dev.playhead.replay.tail.Feed;
import dev.playhead.replay.tail.PartitionTailer;
import dev.playhead.replay.watched.Watching;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A live read behind the checkpoint: bounded reads until the log's end is near, then the shared tail. Joining comes before the last
 * bounded read, which goes up to exactly the offset where the feed begins; so no record falls between the two.
 */
final class Following {
    private final CatchUp catchUp;
    private final PartitionTailer tailer;
    private final Watching watching;
    private final ReplaySettings settings;
    private final TailCursor cursor;
    private final LiveSink sink;
    private final long began = System.nanoTime();

    Following(
            CatchUp catchUp,
            PartitionTailer tailer,
            Watching watching,
            ReplaySettings settings,
            TailCursor cursor,
            LiveSink sink) {
        this.catchUp = catchUp;
        this.tailer = tailer;
        this.watching = watching;
        this.settings = settings;
        this.cursor = cursor;
        this.sink = sink;
    }

    void run() throws IOException {
        comeNear();
        if (Opening.isGone(cursor.state())) {
            return;
        }
        try (Watching.Viewer _ = watching.viewer(cursor.recordingId());
                Feed feed = tailer.join(cursor.partition(), cursor.recordingId())) {
            sink.waitsFor(feed);
            cursor.readTo(feed.firstOffset(settings.tail().timeout()), catchUp);
            boolean wasStopped = cursor.state() instanceof RecordingState.Stopped;
            if (!wasStopped) {
                drain(feed);
            }
        }
    }

    /** A feed is joined late: it would fill up while a long backlog is still being read. */
    private void comeNear() throws IOException {
        long end = catchUp.endOffset(cursor.partition());
        while (end - cursor.next() > settings.live().joinDistance() && !Opening.isGone(cursor.state())) {
            cursor.readTo(end, catchUp);
            end = catchUp.endOffset(cursor.partition());
        }
    }

    private void drain(Feed feed) throws IOException {
        long deadline = began + settings.live().maxDuration().toNanos();
        boolean stopped = false;
        while (!Opening.isGone(cursor.state())) {
            if (!stopped && cursor.state() instanceof RecordingState.Stopped) {
                stopped = true;
                deadline = Math.min(
                        deadline,
                        System.nanoTime() + settings.live().stoppedGrace().toNanos());
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                if (!stopped) {
                    sink.over(Fed.Ending.LONG_ENOUGH);
                }
                return;
            }
            Duration keepalive = settings.live().keepalive();
            Duration wait = left < keepalive.toNanos() ? Duration.ofNanos(left) : keepalive;
            switch (feed.take(wait)) {
                case Fed.Next(ConsumerRecord<byte[], byte[]> record) -> cursor.take(record);
                case Fed.Quiet() -> sink.comment("still here");
                case Fed.Over(Fed.Ending why) -> {
                    sink.over(why);
                    return;
                }
            }
        }
    }
}
