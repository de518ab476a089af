package dev.playhead.wire.record;

import dev.playhead.recording.log.Subject;
import dev.playhead.wire.record.HeaderReader.HeaderFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The frames of a chunk, for whoever keeps and appends records as they are, decoded or not. */
public final class ChunkFrames {
    private ChunkFrames() {}

    /** A body cut into values of records, at least one. */
    public static List<byte[]> cut(byte[] body) {
        List<byte[]> frames = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(body.length, from + ChunkRecords.FRAME_BYTES);
            frames.add(from == 0 && to == body.length ? body : Arrays.copyOfRange(body, from, to));
            from = to;
        } while (from < body.length);
        return frames;
    }

    /** Of how many frames a record says that it is one; 1 where it doesn't say. */
    public static int count(Headers headers) {
        try {
            return Math.max(1, new HeaderReader(headers).count(HeaderNames.FRAMES, 1));
        } catch (HeaderFault e) {
            return 1;
        }
    }

    /** The recording that a record names; empty where it names none. */
    public static Optional<Subject> subject(Headers headers) {
        return new HeaderReader(headers).findSubject();
    }

    /** Makes a record's headers those of one frame. */
    public static void number(Headers headers, int frame, int frames) {
        put(headers, HeaderNames.FRAME, Integer.toString(frame));
        put(headers, HeaderNames.FRAMES, Integer.toString(frames));
    }

    /** Gives a record another chunk's id, or a control record another id of its own; a record without one stays without. */
    public static void rename(Headers headers, UUID id) {
        if (headers.lastHeader(HeaderNames.ID) != null) {
            put(headers, HeaderNames.ID, id.toString());
        }
    }

    /** In its former place among the headers, or behind them. */
    private static void put(Headers headers, String name, String value) {
        Header[] before = headers.toArray();
        Header now = new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
        for (Header header : before) {
            headers.remove(header.key());
        }
        for (Header header : before) {
            headers.add(header.key().equals(name) ? now : header);
        }
        if (headers.lastHeader(name) == null) {
            headers.add(now);
        }
    }
}
