package dev.playhead.replay.stream;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.message.EventMessage;
import dev.playhead.replay.message.MessageCutter;
import dev.playhead.replay.read.Gap;
import dev.playhead.replay.read.LiveSink;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.replay.stored.Span;
import dev.playhead.replay.tail.Fed;
import dev.playhead.replay.tail.Feed;
import dev.playhead.storage.catalog.StoredBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A read as server-sent events. Its stream may be told to end at any time: it then does so after the message that is being written, in
 * the stored part too, and says behind which position to resume. Each message is flushed: its events are on the wire when the call
 * returns.
 */
final class SseSink implements LiveSink {
    /** When a browser's own client comes back after an end. */
    private static final int RETRY_MS = 1_000;

    private final OutputStream out;
    private final int messageBytes;
    private final OpenStream stream;
    private final MessageCutter cutter;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String state = "";
    private Position sent;

    /**
     * @param messageBytes events are put into one message until they hold this much
     * @param after what the client has already
     */
    SseSink(OutputStream out, int messageBytes, OpenStream stream, Position after) {
        this.out = out;
        this.messageBytes = messageBytes;
        this.cutter = new MessageCutter(messageBytes);
        this.stream = stream;
        this.sent = after;
    }

    @Override
    public void block(StoredBlock block, byte[] frame, byte[] lines, Position after) throws IOException {
        Position last = BlockLines.last(block);
        BlockLines.each(block, lines, after, (position, bytes, from, to) -> {
            separate();
            data.write(bytes, from, to - from);
            sendIf(data.size() >= messageBytes || position.equals(last), position);
        });
    }

    @Override
    public void events(long offset, int firstIndex, List<RecordedEvent> events) throws IOException {
        cutter.cut(offset, firstIndex, events, message -> {
            message.writeTo(out, Span.BEGINNING);
            sent(message.last());
        });
    }

    @Override
    public void message(EventMessage message, long appendedAt, Position after) throws IOException {
        if (message.last().compareTo(after) <= 0) {
            return;
        }
        // A field that clients which don't know it pass over: by its own clock a viewer can't tell how old the events
        // are.
        long age = Math.max(0, System.currentTimeMillis() - appendedAt);
        out.write(("age: " + age + "\n").getBytes(StandardCharsets.US_ASCII));
        message.writeTo(out, after);
        sent(message.last());
    }

    @Override
    public void gap(Gap gap, Position upTo) throws IOException {
        separate();
        data.writeBytes(gap.event());
        sendIf(true, upTo);
    }

    @Override
    public void state(RecordingState now) throws IOException {
        if (!state.equals(now.name())) {
            state = now.name();
            send("event: status\ndata: {\"state\":\"" + state + "\"}\n\n");
        }
    }

    @Override
    public void comment(String text) throws IOException {
        send(": " + text + "\n\n");
    }

    @Override
    public void waitsFor(Feed feed) {
        stream.waitsFor(feed);
    }

    @Override
    public void over(Fed.Ending why) throws IOException {
        String id = sent.equals(Span.BEGINNING) ? "" : "id: " + sent + "\n";
        send("event: status\n" + id + "retry: " + RETRY_MS + "\ndata: {\"state\":\"" + state + "\",\"reason\":\""
                + why.text() + "\"}\n\n");
    }

    private void separate() {
        data.write(data.size() == 0 ? '[' : ',');
    }

    private void sendIf(boolean complete, Position last) throws IOException {
        if (!complete) {
            return;
        }
        out.write(("event: events\nid: " + last + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        data.writeTo(out);
        data.reset();
        out.write("]\n\n".getBytes(StandardCharsets.UTF_8));
        sent(last);
    }

    private void sent(Position last) throws IOException {
        out.flush();
        sent = last;
        Optional<Fed.Ending> ending = stream.ending();
        if (ending.isPresent()) {
            over(ending.get());
            throw new StreamEnded();
        }
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
