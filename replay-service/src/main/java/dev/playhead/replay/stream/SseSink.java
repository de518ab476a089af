package dev.playhead.replay.stream;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.read.Gap;
import dev.playhead.replay.read.LiveSink;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.replay.tail.Feed;
import dev.playhead.storage.catalog.StoredBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A read as server-sent events. Each message is flushed: its events are on the wire when the call returns. */
public final class SseSink implements LiveSink {
    private final OutputStream out;
    private final int messageBytes;
    private final Consumer<Feed> waits;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String state = "";

    /** @param messageBytes events are put into one message until they hold this much */
    public SseSink(OutputStream out, int messageBytes, Consumer<Feed> waits) {
        this.out = out;
        this.messageBytes = messageBytes;
        this.waits = waits;
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
        for (int i = 0; i < events.size(); i++) {
            separate();
            events.get(i).writeLine(data);
            sendIf(data.size() >= messageBytes || i == events.size() - 1, new Position(offset, firstIndex + i));
        }
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
        waits.accept(feed);
    }

    private void separate() {
        data.write(data.size() == 0 ? '[' : ',');
    }

    private void sendIf(boolean complete, Position last) throws IOException {
        if (!complete) {
            return;
        }
        out.write(("event: events\nid: " + last + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        byte[] events = data.toByteArray();
        data.reset();
        writeOnOneLine(events);
        out.write("]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Line feeds stand only between events here: JSON strings can't hold them. */
    private void writeOnOneLine(byte[] events) throws IOException {
        int from = 0;
        for (int i = 0; i < events.length; i++) {
            if (events[i] == '\n') {
                out.write(events, from, i - from);
                from = i + 1;
            }
        }
        out.write(events, from, events.length - from);
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
