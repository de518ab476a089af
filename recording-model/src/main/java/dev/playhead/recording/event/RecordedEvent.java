package dev.playhead.recording.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One event of a chunk, as a slice of the chunk's inflated bytes. Its {@code data} stays opaque: recorders pin different
 * rrweb versions. Immutable as long as nobody changes the bytes; keeps the whole chunk's bytes alive.
 */
public final class RecordedEvent {
    /** {@link #type()} of an event that has none, or none that is a small number. */
    public static final int NO_TYPE = -1;
    /** {@link #source()} of an event that has none. */
    public static final int NO_SOURCE = -1;

    private static final JsonFactory JSON = EventJson.factory();

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int type;
    private final int source;
    /** The client's, or the negative receive time of an event that has none; 0 where neither is known. */
    private final long time;

    private final int dataStart;
    private final int dataEnd;
    private final boolean isOneLine;

    /** @param isOneLine that no line ends between its tokens; false where nobody has looked */
    RecordedEvent(
            byte[] bytes,
            int start,
            int end,
            int type,
            int source,
            long time,
            int dataStart,
            int dataEnd,
            boolean isOneLine) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.type = type;
        this.source = source;
        this.time = time;
        this.dataStart = dataStart;
        this.dataEnd = dataEnd;
        this.isOneLine = isOneLine;
    }

    /** The chunk's inflated bytes, shared by its events, or those of this event where it came packed; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the event's opening brace in {@link #bytes()}. */
    public int start() {
        return start;
    }

    /** Index after the event's closing brace. */
    public int end() {
        return end;
    }

    /** rrweb's EventType, or {@link #NO_TYPE}. */
    public int type() {
        return type;
    }

    /** The client's clock, epoch milliseconds; 0 where the event has none. */
    public long timestamp() {
        return Math.max(0, time);
    }

    /** rrweb's IncrementalSource ({@code data.source}), or {@link #NO_SOURCE}. */
    public int source() {
        return source;
    }

    /** Whether a player can start here: a full snapshot. */
    public boolean isKeyframe() {
        return type == 2;
    }

    /** Index of the first byte of {@code data} in {@link #bytes()}; equals {@link #dataEnd()} where there is none. */
    public int dataStart() {
        return dataStart;
    }

    /** Index after the last byte of {@code data}. */
    public int dataEnd() {
        return dataEnd;
    }

    /** A parser before the event's opening brace; its byte offsets count from there. */
    public JsonParser parse() throws IOException {
        return JSON.createParser(bytes, start, end - start);
    }

    /** A parser before the first token of {@code data}; it meets the end at once where there is none. */
    public JsonParser parseData() throws IOException {
        return JSON.createParser(bytes, dataStart, dataEnd - dataStart);
    }

    /** A cursor before {@code data}: before nothing at all where there is none. */
    public EventCursor data(FieldNames names) {
        return new EventCursor(bytes, dataStart, dataEnd, names);
    }

    /** How many bytes {@link #writeLine} writes. */
    public int lineLength() {
        return stamp().length() + end - start + 1;
    }

    /** Whether {@link #bytes()} hold, from {@link #start()} to one after {@link #end()}, just what {@link #writeLine} writes. */
    public boolean isLine() {
        return isOneLine && time >= 0 && end < bytes.length && bytes[end] == '\n';
    }

    /**
     * Writes the event on one line, with its {@code \n}. Line breaks between its tokens become spaces (inside JSON
     * strings none can stand), everything else is written as it was recorded. An event of a chunk that has no timestamp
     * gets {@code receivedAt} (epoch milliseconds) as its first field: it is stored, and players pass over it.
     */
    public void writeLine(OutputStream out) throws IOException {
        if (isLine()) {
            out.write(bytes, start, end + 1 - start);
            return;
        }
        int from = start;
        String stamp = stamp();
        if (!stamp.isEmpty()) {
            out.write('{');
            out.write(stamp.getBytes(StandardCharsets.US_ASCII));
            from = start + 1;
        }
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                out.write(bytes, from, i - from);
                out.write(' ');
                from = i + 1;
            }
        }
        out.write(bytes, from, end - from);
        out.write('\n');
    }

    private String stamp() {
        return time >= 0 ? "" : "\"receivedAt\":" + -time + (hasFields() ? "," : "");
    }

    private boolean hasFields() {
        int at = start + 1;
        while (at < end && bytes[at] <= ' ') {
            at++;
        }
        return at < end && bytes[at] != '}';
    }
}
