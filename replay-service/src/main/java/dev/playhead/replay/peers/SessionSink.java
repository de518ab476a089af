package dev.playhead.replay.peers;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.replay.message.EventMessage;
import dev.playhead.replay.read.Gap;
import dev.playhead.replay.read.LiveSink;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.replay.stream.OpenStream;
import dev.playhead.replay.stream.StreamEnded;
import dev.playhead.replay.tail.Fed;
import dev.playhead.replay.tail.Feed;
import dev.playhead.storage.catalog.StoredBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A read as RePlaya's server-sent events: one event a message, its sequence number as id. */
final class SessionSink implements LiveSink {
    private static final int RETRY_MS = 1_000;

    private final OutputStream out;
    private final OpenStream stream;
    private final String sessionId;
    private final Ordinals stored;
    private final long from;
    /** Of the event that comes next. */
    private long next;

    private String lastSeen = Instant.now().toString();
    private boolean active = true;

    /**
     * @param next sequence number of the first event that this will be given
     * @param from of the first one that the client wants
     */
    SessionSink(OutputStream out, OpenStream stream, String sessionId, Ordinals stored, long next, long from)
            throws IOException {
        this.out = out;
        this.stream = stream;
        this.sessionId = sessionId;
        this.stored = stored;
        this.next = next;
        this.from = from;
        send("session-ready", "ready", ",\"fromSeqNum\":" + from);
    }

    @Override
    public void block(StoredBlock block, byte[] frame, byte[] lines, Position after) throws IOException {
        BlockLines.each(block, lines, after, (_, bytes, start, end) -> give(bytes, start, end));
        flush();
    }

    @Override
    public void events(long offset, int firstIndex, List<RecordedEvent> events) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (RecordedEvent event : events) {
            line.reset();
            event.writeLine(line);
            give(line.toByteArray(), 0, line.size() - 1);
        }
        flush();
    }

    @Override
    public void message(EventMessage message, long appendedAt, Position after) throws IOException {
        message.each(after, this::give);
        flush();
    }

    @Override
    public void gap(Gap gap, Position upTo) throws IOException {
        // Stored events that can't be read keep their numbers.
        next = Math.max(next, stored.upTo(upTo));
        send("session-error", "error", ",\"error\":\"a part is missing\",\"gap\":" + text(gap.event()));
    }

    @Override
    public void state(RecordingState now) throws IOException {
        boolean isActive = now instanceof RecordingState.Live;
        if (isActive == active) {
            return;
        }
        active = isActive;
        String reason =
                switch (now) {
                    case RecordingState.Live _ -> "";
                    case RecordingState.Ready _ -> ",\"reason\":\"lease-expired\"";
                    case RecordingState.Stopped _ -> ",\"reason\":\"explicit-stop\"";
                    case RecordingState.Erased _, RecordingState.Expired _ -> ",\"reason\":\"deleted\"";
                };
        send(
                "session-status",
                "status",
                ",\"status\":\"" + (isActive ? "active" : "stopped") + "\"" + reason + ",\"lastSeenAt\":\"" + lastSeen
                        + "\"");
    }

    @Override
    public void comment(String text) throws IOException {
        out.write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        send("session-heartbeat", "heartbeat", ",\"seqNum\":" + (next - 1) + ",\"lastSeenAt\":\"" + lastSeen + "\"");
    }

    @Override
    public void over(Fed.Ending why) throws IOException {
        out.write(("retry: " + RETRY_MS + "\n").getBytes(StandardCharsets.UTF_8));
        send("session-error", "error", ",\"error\":\"" + why.text() + "\"");
    }

    @Override
    public void waitsFor(Feed feed) {
        stream.waitsFor(feed);
    }

    private void give(byte[] bytes, int start, int end) throws IOException {
        long seqNum = next++;
        if (seqNum < from) {
            return;
        }
        EventHead head = EventHead.read(bytes, start, end);
        String at = Instant.ofEpochMilli(head.timestamp()).toString();
        String common = ",\"seqNum\":" + seqNum + ",\"s2Timestamp\":\"" + at + "\",\"capturedAt\":\"" + at + "\"";
        if (!head.href().isEmpty()) {
            write(
                    "session-metadata",
                    "metadata",
                    common + ",\"metadata\":{\"id\":\"" + sessionId + "\",\"url\":\""
                            + new String(JsonStringEncoder.getInstance().quoteAsString(head.href())) + "\"}");
        }
        out.write(("event: session-event\nid: " + seqNum + "\ndata: {\"type\":\"event\",\"sessionId\":\"" + sessionId
                        + "\"" + common + ",\"event\":")
                .getBytes(StandardCharsets.UTF_8));
        out.write(bytes, start, end - start);
        out.write("}\n\n".getBytes(StandardCharsets.UTF_8));
        lastSeen = at;
    }

    private void send(String event, String type, String members) throws IOException {
        write(event, type, members);
        out.flush();
    }

    private void write(String event, String type, String members) throws IOException {
        out.write(("event: " + event + "\ndata: {\"type\":\"" + type + "\",\"sessionId\":\"" + sessionId + "\""
                        + members + "}\n\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private void flush() throws IOException {
        out.flush();
        Optional<Fed.Ending> ending = stream.ending();
        if (ending.isPresent()) {
            over(ending.get());
            throw new StreamEnded();
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
