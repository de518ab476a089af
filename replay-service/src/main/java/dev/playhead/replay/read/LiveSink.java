package dev.playhead.replay.read;

import dev.playhead.recording.Position;
import dev.playhead.replay.message.EventMessage;
import dev.playhead.replay.tail.Fed;
import dev.playhead.replay.tail.Feed;
import java.io.IOException;

/** A sink that stays open. */
public interface LiveSink extends ReplaySink {
    /**
     * Events that are ready to be sent; other viewers are sent the same message.
     *
     * @param appendedAt when the log had them, epoch ms
     * @param after events up to and including this position are not wanted
     */
    void message(EventMessage message, long appendedAt, Position after) throws IOException;

    /** Tells the client something that is no event, and that the stream is alive. */
    void comment(String text) throws IOException;

    /** Tells the client why the stream ends though the recording doesn't, and after which position to resume. */
    void over(Fed.Ending why) throws IOException;

    /** The feed that this sink's client waits for; whoever ends the stream ends the feed. */
    void waitsFor(Feed feed);
}
