package dev.playhead.replay.message;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Makes messages of events, each up to a size. Used by one thread. */
public final class MessageCutter {
    private static final byte[] END = "]\n\n".getBytes(StandardCharsets.US_ASCII);
    /** Of what stands behind a message's last event. */
    static final int END_LENGTH = 3;

    private final int messageBytes;
    private final Lines data = new Lines();
    private int[] starts = new int[64];

    /** @param messageBytes events are put into one message until they hold this much */
    public MessageCutter(int messageBytes) {
        this.messageBytes = messageBytes;
    }

    /** Takes a message; an {@link IOException} ends the cutting. */
    @FunctionalInterface
    public interface Taker {
        void take(EventMessage message) throws IOException;
    }

    /**
     * Gives the messages of one chunk's events, in order.
     *
     * @param firstIndex index in the chunk of the first of {@code events}
     */
    public void cut(long offset, int firstIndex, List<RecordedEvent> events, Taker taker) throws IOException {
        int count = 0;
        for (int i = 0; i < events.size(); i++) {
            if (count > 0) {
                data.write(',');
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = data.size();
            events.get(i).writeLine(data);
            data.dropLineFeed();
            if (data.size() >= messageBytes || i == events.size() - 1) {
                taker.take(message(offset, firstIndex + i + 1 - count, count));
                data.startOver(messageBytes);
                count = 0;
            }
        }
    }

    private EventMessage message(long offset, int firstIndex, int count) {
        Position last = new Position(offset, firstIndex + count - 1);
        byte[] head = ("event: events\nid: " + last + "\ndata: [").getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + data.size() + END.length);
        data.copyTo(bytes, head.length);
        System.arraycopy(END, 0, bytes, bytes.length - END.length, END.length);
        int[] moved = new int[count];
        for (int i = 0; i < count; i++) {
            moved[i] = starts[i] + head.length;
        }
        return new EventMessage(offset, firstIndex, bytes, moved);
    }

    private static final class Lines extends ByteArrayOutputStream {
        /** An event's line holds no other. */
        void dropLineFeed() {
            count--;
        }

        /** One large event doesn't keep its memory for as long as somebody watches. */
        void startOver(int usualBytes) {
            reset();
            if (buf.length > 4 * usualBytes) {
                buf = new byte[usualBytes];
            }
        }

        void copyTo(byte[] target, int at) {
            System.arraycopy(buf, 0, target, at, count);
        }
    }
}
