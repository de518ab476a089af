package dev.playhead.recording.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An event that came as a string. rrweb's packer (option {@code packFn}) writes the event's JSON with a mark
 * {@code "v":"v1"}, deflates it with a zlib header, and puts each byte into one character of the string. A string that
 * begins with a brace is an event's JSON as it is.
 */
final class PackedEvent {
    /** The field {@code v} of every packed event; another one is another packer's. */
    static final String MARK = "v1";

    static final String UNREADABLE = "an item is a string that holds no event";
    private static final String TOO_LARGE = "packed events beyond the limit";
    private static final int BUFFER_BYTES = 16 * 1024;

    private PackedEvent() {}

    sealed interface Unpacked {}

    /**
     * @param utf8 to be read as one event
     * @param isMarked whether that event has to carry the packer's mark
     */
    record Json(byte[] utf8, boolean isMarked) implements Unpacked {}

    /** @param reason fit for logs */
    record NoEvent(String reason) implements Unpacked {}

    /** @param most bytes that the string may unpack to */
    static Unpacked unpack(char[] text, int offset, int length, int most) {
        int first = offset;
        while (first < offset + length && text[first] <= ' ') {
            first++;
        }
        if (first < offset + length && text[first] == '{') {
            byte[] json = new String(text, offset, length).getBytes(StandardCharsets.UTF_8);
            return json.length > most ? new NoEvent(TOO_LARGE) : new Json(json, false);
        }
        byte[] deflated = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            if (c > 0xFF) {
                return new NoEvent(UNREADABLE);
            }
            deflated[i] = (byte) c;
        }
        return inflate(deflated, most);
    }

    /** A string may unpack to a thousand times its length: it is given up where it goes beyond the limit. */
    private static Unpacked inflate(byte[] deflated, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream json = new ByteArrayOutputStream(2 * deflated.length);
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!inflater.finished()) {
                int inflated = inflater.inflate(buffer);
                if (inflated == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return new NoEvent(UNREADABLE);
                }
                if (json.size() + inflated > most) {
                    return new NoEvent(TOO_LARGE);
                }
                json.write(buffer, 0, inflated);
            }
            return new Json(json.toByteArray(), true);
        } catch (DataFormatException _) {
            return new NoEvent(UNREADABLE);
        } finally {
            inflater.end();
        }
    }
}
