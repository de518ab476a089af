package dev.playhead.ingest.nativedialect;

/** The member {@code data} of a JSON message. */
sealed interface EnvelopeData {
    /** There is none. */
    record None() implements EnvelopeData {}

    /** A text: base64 of a body, or JSON lines. */
    record Text(String text) implements EnvelopeData {}

    /** A JSON array of events: a part of the message's bytes. */
    record Events(byte[] message, int from, int to) implements EnvelopeData {}
}
