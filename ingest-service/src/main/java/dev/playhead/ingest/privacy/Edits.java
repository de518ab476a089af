package dev.playhead.ingest.privacy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.playhead.recording.event.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The strings of one event that get another text, in their order; everything between them is written as it came. */
final class Edits {
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[][] texts = new byte[64][];
    private int count;

    void clear() {
        Arrays.fill(texts, 0, count, null);
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The index of the next edit. */
    int count() {
        return count;
    }

    /** Replaces a JSON token, given by its places in the event. */
    void add(int start, int end, String text) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            texts = Arrays.copyOf(texts, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        texts[count++] = quoted(text);
    }

    /** Leaves the token of an edit as it came. */
    void withdraw(int index, RecordedEvent event) {
        texts[index] = Arrays.copyOfRange(event.bytes(), event.start() + starts[index], event.start() + ends[index]);
    }

    /** The event on one line, with its line break. */
    void writeLine(RecordedEvent event, ByteArrayOutputStream out) {
        int from = event.start();
        for (int i = 0; i < count; i++) {
            copy(event.bytes(), from, event.start() + starts[i], out);
            out.writeBytes(texts[i]);
            from = event.start() + ends[i];
        }
        copy(event.bytes(), from, event.end(), out);
        out.write('\n');
    }

    /** Line breaks can only stand between tokens, where a space does as well. */
    private static void copy(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                out.write(bytes, start, i - start);
                out.write(' ');
                start = i + 1;
            }
        }
        out.write(bytes, start, to - start);
    }

    private static byte[] quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        for (int i = 1; i < json.length(); i++) {
            // UTF-8 has no half of a pair; JSON's escapes do, and a page's text may be cut there
            if (Character.isSurrogate(json.charAt(i)) && !isPairAt(json, i)) {
                json.replace(i, i + 1, String.format("\\u%04x", (int) json.charAt(i)));
            }
        }
        return json.append('"').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isPairAt(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isHighSurrogate(text.charAt(at - 1));
    }
}
