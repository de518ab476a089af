package dev.playhead.ingest.message;

import java.util.Arrays;

/** The member of a JSON message that holds its events. */
public sealed interface EnvelopeData {
    /**
     * There is none.
     *
     * @param named whether the member is there and {@code null}
     */
    record None(boolean named) implements EnvelopeData {}

    /** A text: base64 of a body, or JSON lines. */
    record Text(String text) implements EnvelopeData {}

    /** A JSON array of events: a part of the message's bytes. */
    record Events(byte[] message, int from, int to) implements EnvelopeData {
        /** The array's bytes, a copy. */
        public byte[] json() {
            return Arrays.copyOfRange(message, from, to);
        }
    }
}
