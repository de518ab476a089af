package dev.playhead.replay.read;

import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.message.EventMessage;
import dev.playhead.replay.tail.CatchUp;
import dev.playhead.replay.tail.Fed;
import dev.playhead.replay.tail.Feed;
import dev.playhead.replay.tail.LiveBatch;
import dev.playhead.replay.tail.LiveItem;
import dev.playhead.replay.tail.PartitionTailer;
import dev.playhead.replay.watched.Watching;
import java.io.IOException;
import java.time.Duration;

/**
 * A live read behind the checkpoint: bounded reads until the log's end is near, then what is made of the recording's records for all
 * its viewers. Joining comes before the last bounded read, which goes up to exactly the offset where the feed begins; so no record
 * falls between the two.
 */
final class Following {
    private final CatchUp catchUp;
    private final PartitionTailer tailer;
    private final Watching watching;
    private final ReplaySettings settings;
    private final TailCursor cursor;
    private final LiveSink sink;
    private final long began = System.nanoTime();
    private RecordingState state = new RecordingState.Live();
    private boolean stopped;

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
            long from = feed.firstOffset(settings.tail().timeout());
            do {
                cursor.readTo(from, catchUp);
                if (isComplete(cursor.state())) {
                    return;
                }
                from = feed.enter(cursor.tail(), cursor.next());
            } while (from > cursor.next());
            state = cursor.state();
            drain(feed, cursor.next());
        }
    }

    private static boolean isComplete(RecordingState state) {
        return state instanceof RecordingState.Stopped || Opening.isGone(state);
    }

    /** A feed is joined late: it would fill up while a long backlog is still being read. */
    private void comeNear() throws IOException {
        long end = catchUp.endOffset(cursor.partition());
        while (end - cursor.next() > settings.live().joinDistance() && !Opening.isGone(cursor.state())) {
            cursor.readTo(end, catchUp);
            end = catchUp.endOffset(cursor.partition());
        }
    }

    /** @param from what came of records below this offset was sent before */
    private void drain(Feed feed, long from) throws IOException {
        long deadline = began + settings.live().maxDuration().toNanos();
        while (!Opening.isGone(state)) {
            if (!stopped && state instanceof RecordingState.Stopped) {
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
                case Fed.Next(LiveBatch batch) -> {
                    if (batch.offset() >= from) {
                        send(batch);
                    }
                }
                case Fed.Quiet() -> sink.comment("still here");
                case Fed.Over(Fed.Ending why) -> {
                    sink.over(why);
                    return;
                }
            }
        }
    }

    private void send(LiveBatch batch) throws IOException {
        for (LiveItem item : batch.items()) {
            switch (item) {
                case LiveItem.Message(EventMessage message, long appendedAt) ->
                    sink.message(message, appendedAt, cursor.after());
                case LiveItem.Unreadable(long offset, long at) -> cursor.unreadable(offset, at);
                case LiveItem.Became(RecordingState now) -> {
                    state = now;
                    sink.state(now);
                }
            }
        }
    }
}
